# Runs one model-written program and answers calls of what it defines. Nothing that this process says is believed beyond "the call returned this value".
# Requests: L program | G name | M method, object and arguments | X nonce and whole program with its tests (the official check).
# Replies: V and the nonce | V value, then "=" or the arguments after the call where it changed them | E exception type.
import os

NONCE = 16


def limit_processes():
    try:
        import resource
        resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
    except (ImportError, ValueError):
        pass


class Sink:
    """Standard streams as the official check has them: writing goes nowhere, reading fails."""

    encoding, errors, closed, newlines = "utf-8", "strict", False, None

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("string argument expected, got %r" % type(text).__name__)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def close(self):
        pass

    def isatty(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return True

    def read(self, *_):
        raise OSError("standard input is closed")

    readline = readlines = read

    def __iter__(self):
        return self

    __next__ = read


def guard():
    """The official check sets these to None; a program that needs them fails there too."""
    for name in ("kill", "system", "putenv", "remove", "removedirs", "rmdir", "fchdir", "setuid", "fork", "forkpty", "killpg", "rename", "renames", "truncate",
                 "replace", "unlink", "fchmod", "fchown", "chmod", "chown", "chroot", "lchflags", "lchmod", "lchown", "getcwd", "chdir"):
        setattr(os, name, None)
    for name in ("exit", "quit", "help"):
        setattr(builtins, name, None)
    for name in ("ipdb", "joblib", "resource", "psutil", "tkinter"):
        sys.modules[name] = None
    sys.stdin = sys.stdout = sys.stderr = Sink()


def exception_name(error, name=type.__dict__["__name__"].__get__):
    return name(type(error)).encode("utf-8", "backslashreplace")


def fresh_names():
    """What exec(program, {}) would start from, were this an untouched interpreter: the interpreter's built-in names, not our copy."""
    return {"__builtins__": vars(builtins)}


def take(target):
    """What an iterator of the program yields, as a list; bounded by the size that can be carried."""
    items = []
    for item in target:
        items.append(item)
        if len(items) > LIMIT:
            raise Oversize()
    return items


OPERATIONS = {
    "__call__": lambda target, *positional, **named: target(*positional, **named),
    "__iter__": take,
    "__len__": lambda target: len(target),
    "__getitem__": lambda target, key: target[key],
    "__contains__": lambda target, key: key in target,
    "__getattr__": lambda target, name: getattr(target, name),
}


class Program:
    """The loaded program and the objects of it that the tests hold by number."""

    def __init__(self):
        self.names = fresh_names()
        self.held = []
        self.numbers = {}

    def hold(self, value):
        if id(value) not in self.numbers:
            self.numbers[id(value)] = len(self.held)
            self.held.append(value)
        return self.numbers[id(value)]

    def load(self, text):
        exec(compile(text, "<string>", "exec", 0, True), self.names)
        return b"VN="

    def look_up(self, name):
        if name not in self.names:
            raise NameError(name)
        return b"V" + pack(self.names[name], self.hold) + b"="

    def call(self, request):
        reader = Reader(request, 1, self.held.__getitem__)
        method, target = reader.value(), reader.value()
        start = reader.at
        positional, named = reader.value(), reader.value()
        result = OPERATIONS[method](target, *positional, **named)
        after = pack(positional, self.hold) + pack(named, self.hold)
        changed = b"=" if after == request[start:] else after
        return b"V" + pack(result, self.hold) + changed


def answer(program, request):
    kind = request[:1]
    if kind == b"M":
        return program.call(request)
    if kind == b"X":
        exec(request[1 + NONCE:].decode("utf-8"), fresh_names())
        return b"V" + request[1:1 + NONCE]
    text = request[1:].decode("utf-8")
    if kind == b"L":
        return program.load(text)
    return program.look_up(text)


def main():
    limit_processes()
    open_channel()
    guard()
    program = Program()
    while True:
        request = receive()
        if request is None:
            return
        try:
            reply = answer(program, request)
        except BaseException as error:
            reply = b"E" + exception_name(error)
        send(reply)


main()
