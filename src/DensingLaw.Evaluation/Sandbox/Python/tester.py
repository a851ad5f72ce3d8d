# Runs the benchmark's own tests. No text of a model enters this process: what the tests call lives in another one and is reached by value.
# Requests of ours: G and M as in candidate.py; D and the verdict: "1", or "0" and the failure.
# What comes in: T and a test as JSON | a reply as in candidate.py | A, the candidate is gone.
import ast
import json
import random
import types

ERRORS = {name: kind for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException)}


class Gone(BaseException):
    """The candidate's process has ended; the verdict is known elsewhere."""


class CandidateError(Exception):
    """An exception of the candidate whose type is not a built-in one."""


class Uncarried(Exception):
    """A test passes an object that is not a plain value."""


class Remote:
    """An object of the candidate. Equal only to itself; its own methods never decide a comparison."""

    def __init__(self, number):
        object.__setattr__(self, "_number", number)

    def __eq__(self, other):
        return type(other) is Remote and self._number == other._number

    def __hash__(self):
        return hash(self._number)

    def __call__(self, *positional, **named):
        return ask("__call__", self, positional, named)

    def __iter__(self):
        return iter(ask("__iter__", self, (), {}))

    def __len__(self):
        return ask("__len__", self, (), {})

    def __getitem__(self, key):
        return ask("__getitem__", self, (key,), {})

    def __contains__(self, key):
        return ask("__contains__", self, (key,), {})

    def __bool__(self):
        return True

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return ask("__getattr__", self, (name,), {})


def hold(value):
    if type(value) is not Remote:
        raise Uncarried(type(value).__name__)
    return value._number


def ask(method, target, positional, named):
    reply = exchange(b"M" + pack(method, hold) + pack(target, hold) + pack(positional, hold) + pack(named, hold))
    reader = Reader(reply, 1, Remote)
    result = reader.value()
    if reply[reader.at:reader.at + 1] != b"=":
        changed = reader.value()
        carry_back(list(positional), list(changed))
        carry_back(named, reader.value())
    return result


def exchange(request):
    send(request)
    reply = receive()
    if reply is None or reply[:1] == b"A":
        raise Gone()
    if reply[:1] == b"V":
        return reply
    name = reply[1:].decode("utf-8", "replace") if reply[:1] == b"E" else "crash"
    kind = ERRORS.get(name)
    try:
        error = kind()
    except TypeError:
        error = CandidateError(name)
    raise error


def carry_back(ours, theirs):
    """Makes our containers what the call left in theirs, in place, so that all who hold them see it."""
    if type(ours) is not type(theirs):
        return
    if type(ours) is list:
        ours[:] = [merged(ours[i], item) if i < len(ours) else item for i, item in enumerate(theirs)]
    elif type(ours) is dict:
        kept = {key: merged(ours[key], item) if key in ours else item for key, item in theirs.items()}
        ours.clear()
        ours.update(kept)
    elif type(ours) is set:
        ours.clear()
        ours.update(theirs)
    elif type(ours) is bytearray:
        ours[:] = theirs
    elif type(ours) is tuple and len(ours) == len(theirs):
        for mine, item in zip(ours, theirs):
            carry_back(mine, item)


def merged(ours, theirs):
    if type(ours) is type(theirs) and type(ours) in (list, dict, set, bytearray, tuple):
        carry_back(ours, theirs)
        return ours if type(ours) is not tuple or ours == theirs else theirs
    return theirs


def names_in(code):
    found = set(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            found |= names_in(constant)
    return found


def defined_by(program):
    """Names that the benchmark's own program defines at its top: these the tests mean, even where they hide a built-in."""
    if not program:
        return set()
    return {node.name for node in ast.parse(program).body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}


def run(test):
    """Fails like the official check, which runs candidate and tests as one program, but with the tests' names bound to ours."""
    code = compile(test["text"], "<test>", "exec", 0, True)
    wanted = names_in(code)
    helpers = {}
    exec(compile(test["helpers"], "<helpers>", "exec", 0, True), helpers)
    asked = {name for name in wanted if name not in helpers and not hasattr(builtins, name)} | (wanted & defined_by(test["reference"]))
    if test["entry"]:
        asked.add(test["entry"])
    check(code, helpers, asked)
    # The official check uses the program's own copy of a helper. It has to hold with that one as well as with the benchmark's.
    shared = (wanted & defined_by(test["helpers"])) - asked
    if shared:
        check(code, helpers, asked | shared)


def check(code, helpers, asked):
    random.seed(0)
    names = {name: value for name, value in helpers.items() if name not in asked}
    for name in sorted(asked):
        try:
            reply = exchange(b"G" + name.encode())
        except NameError:
            continue
        names[name] = Reader(reply, 1, Remote).value()
    exec(code, names)


def failure_name(error):
    if type(error) is Gone:
        return "crash"
    return str(error) if type(error) is CandidateError else type(error).__name__


def main():
    open_channel()
    while True:
        request = receive()
        if request is None:
            return
        try:
            run(json.loads(request[1:]))
            verdict = b"1"
        except BaseException as error:
            verdict = b"0" + failure_name(error).encode("utf-8", "replace")
        send(b"D" + verdict)


main()
