# Run once, outside the sandbox, by the user's python3: says what the interpreter consists of, as JSON, and compiles our programs for it.
# Standard input: our programs as a JSON object of texts.
import json
import marshal
import os
import sys
import sysconfig

# Libraries that programs of the benchmarks may need are loaded so that they stand in the map of files.
for name in ("math", "cmath", "zlib", "bz2", "lzma", "decimal", "datetime", "hashlib", "random", "array", "bisect", "heapq", "struct", "unicodedata", "ctypes"):
    try:
        __import__(name)
    except ImportError:
        pass

mapped = set()
with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as maps:
    for line in maps:
        path = line.rstrip("\n").split(" ", 5)[-1].strip()
        if path.startswith("/") and os.path.exists(path):
            mapped.add(path)

executable = os.path.realpath(sys.executable)
standard = sorted({os.path.realpath(sysconfig.get_path(part)) for part in ("stdlib", "platstdlib")})
libraries = {}
for path in sorted(mapped):
    if os.path.realpath(path) == executable or ".so" not in os.path.basename(path) or any(path.startswith(folder + "/") for folder in standard):
        continue
    # The loader looks for short names, which are links to the file, beside it or (for the loader itself) in /lib64.
    real = os.path.realpath(path)
    names = {path}
    for folder in {os.path.dirname(path), os.path.realpath("/lib64"), os.path.realpath("/lib")}:
        if os.path.isdir(folder):
            names |= {os.path.join(folder, entry) for entry in os.listdir(folder) if ".so" in entry and os.path.realpath(os.path.join(folder, entry)) == real}
    libraries[real] = sorted(names - {real})

json.dump({
    "executable": executable,
    "implementation": sys.implementation.name,
    "version": ".".join(str(part) for part in sys.version_info[:3]),
    "supported": sys.version_info >= (3, 8),
    "folders": standard,
    "hidden": [folder + "/" + name for folder in standard for name in ("site-packages", "dist-packages") if os.path.isdir(folder + "/" + name)],
    "libraries": [{"file": file, "names": names} for file, names in sorted(libraries.items())],
    "programs": {name: marshal.dumps(compile(text, name, "exec", 0, True)).hex() for name, text in json.load(sys.stdin).items()},
    "links": [{"name": name, "target": os.readlink(name)} for name in ("/lib", "/lib64") if os.path.islink(name)],
}, sys.stdout)
