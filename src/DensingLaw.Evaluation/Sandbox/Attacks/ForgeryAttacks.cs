using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Sandbox.Attacks;

/// <summary>Programs whose function is wrong and that want to pass all the same.</summary>
internal static class ForgeryAttacks
{
    private const string Wrong = "AssertionError", Crash = "crash", Output = "output";

    // Wrong answers for each kind of test below.
    private const string Bad = "\ndef double(x): return None\n";

    private static readonly CodeTest s_test = new()
    {
        Helpers = "",
        Reference = "",
        EntryPoint = "double",
        AfterProgram = "METADATA = {}\ndef check(candidate): raise TypeError('check belongs to the tests')",
        Text = """
            METADATA = {}
            def check(candidate):
                import math
                assert candidate(3) == 6
                assert candidate(0.5) == 1.0
                assert candidate([1, 2]) == [1, 2, 1, 2]
                assert candidate("ab") == "abab"
                assert abs(candidate(1.25) - 2.5) < 1e-6
                assert math.isclose(candidate(1.75), 3.5)
                assert isinstance(candidate("abc"), str) and len(candidate("abc")) == 6
                assert tuple(candidate([7])) == (7, 7)
                assert not candidate(0)
            check(double)
            """,
    };

    public static IReadOnlyList<Attack> All { get; } =
    [
        Of("os._exit at load", "import os\nos._exit(0)", Crash),
        Of("os._exit in the call", "import os\ndef double(x): os._exit(0)", Crash),
        Of("sys.exit at load", "import sys\nsys.exit(0)", "SystemExit"),
        Of("SystemExit in the call", "def double(x): raise SystemExit(0)", "SystemExit"),
        Of("exit in atexit", "import atexit, os\natexit.register(os._exit, 0)\ndef double(x): raise KeyboardInterrupt", "KeyboardInterrupt"),
        Of("kill the interpreter", "import posix\ndef double(x): posix.kill(posix.getpid(), 9); posix.abort()", Crash),
        Of("close every descriptor", "import os\ndef double(x): os.closerange(0, 64)", Crash),
        Of("printed markers", """
            def double(x):
                print("\0densinglaw sandbox ready\0", "passed", "OK", "D1", flush=True)
            """, Wrong),
        Of("verdicts written to the channel", """
            import posix
            def double(x):
                for text in (b"D1", b"1", b"VT=", b"VN=", b"A", b"T{}"):
                    posix.write(63, len(text).to_bytes(4, "big") + text)
            """, Crash, Wrong),
        Of("verdict in place of a reply", """
            import posix
            def double(x):
                posix.write(63, (2).to_bytes(4, "big") + b"D1")
                posix._exit(0)
            """, Crash),
        Of("a reply of four gigabytes", "import posix\ndef double(x): posix.write(63, b'\\xff\\xff\\xff\\xff')", Output),
        Of("a reply that never ends", "import posix, time\ndef double(x): posix.write(63, b'\\0\\0\\xff\\xff'); time.sleep(1000)", "timeout"),
        Of("replies that are no values", """
            import posix
            def double(x):
                text = b"Vl99999999999:"
                posix.write(63, len(text).to_bytes(4, "big") + text)
            """, "IndexError"),
        Of("end of the program through the runner's functions", """
            import sys
            def double(x):
                frame = sys._getframe()
                while frame:
                    if "send" in frame.f_globals:
                        frame.f_globals["send"](b"D1")
                    frame = frame.f_back
            """, Crash),
        Deceiving("object that equals everything", """
            class Same:
                def __eq__(self, other): return True
                def __bool__(self): return False
                def __hash__(self): return 0
                def __len__(self): return 6
                def __sub__(self, other): return 0.0
                def __float__(self): return 3.5
                def __iter__(self): return iter((7, 7))
                @property
                def __class__(self): return str
            def double(x): return Same()
            """, Wrong),
        Deceiving("subclasses of plain types that lie", """
            def lie(kind):
                return type("Lie", (kind,), {
                    "__eq__": lambda self, other: True, "__ne__": lambda self, other: False, "__hash__": lambda self: 0, "__bool__": lambda self: False,
                    "__len__": lambda self: 6, "__sub__": lambda self, other: 0, "__float__": lambda self: 3.5, "__iter__": lambda self: iter((7, 7))})
            def double(x): return 0 if x == 0 else lie(float)(3.5) if x == 1.75 else lie(type(x))()
            """, Wrong),
        Of("not a number", "def double(x): return float('nan')", Wrong),
        Deceiving("answers read from the calling frame", """
            import dis, sys
            def double(x):
                frame = sys._getframe(1)
                for step in dis.get_instructions(frame.f_code):
                    if step.offset > frame.f_lasti and step.opname == "LOAD_CONST" and step.argval is not None:
                        answer = step.argval
                        if x == "abc": return "aaaaaa"
                        if x == [7]: return (7, 7)
                        if x == 0: return 0
                        return list(answer) if isinstance(answer, tuple) else answer
                return 0
            """, Wrong),
        Deceiving("a trace function that leaves the tests early", """
            import sys
            def trace(frame, event, argument):
                if frame.f_code.co_name == "check":
                    if event == "line":
                        frame.f_lineno = frame.f_code.co_firstlineno + 10
                        frame.f_trace = None
                    return trace
            sys.settrace(trace)
            sys._getframe().f_trace = lambda *a: None
            def double(x): return 0
            """, Wrong),
        Deceiving("assert helpers replaced", """
            import builtins, math
            builtins.abs = lambda x: 0
            builtins.isinstance = lambda x, kind: True
            builtins.len = lambda x: 6
            builtins.tuple = lambda x: (7, 7)
            math.isclose = lambda *a, **k: True
            class Zero(float):
                def __sub__(self, other): return 0.0
            def double(x):
                if x in (3, 0.5): return x + x
                if x == 0: return 0
                if x in ([1, 2], "ab"): return x + x
                return Zero(0)
            """, Wrong),
        Of("AssertionError replaced", "import builtins\nclass Never(BaseException): pass\nbuiltins.AssertionError = Never" + Bad, Wrong),
        Of("exec and compile replaced", """
            import builtins
            builtins.exec = lambda *a: None
            compiled = builtins.compile
            builtins.compile = lambda text, name, mode, *a, **k: compiled(text, name, mode, optimize=2)
            """ + Bad, Wrong),
        Of("modules replaced", """
            import sys, types
            fake = types.ModuleType("math")
            fake.isclose = lambda *a: True
            sys.modules["math"] = sys.modules["posix"] = sys.modules["unittest"] = fake
            """ + Bad, Wrong),
        Of("modules shadowed by files in the working folder", """
            import sys
            for name in ("math", "json", "random", "sitecustomize", "usercustomize"):
                with open(name + ".py", "w") as file:
                    file.write("import os\nos._exit(0)\n")
            sys.path.insert(0, "")
            """ + Bad, Wrong),
        Of("import hook", """
            import sys
            class Hook:
                def find_spec(self, name, path, target=None): raise SystemExit(0)
            sys.meta_path.insert(0, Hook())
            """ + Bad, Wrong),
        Of("hooks of exceptions, exits, traces and profiles", """
            import sys, os, threading
            sys.excepthook = sys.unraisablehook = lambda *a: os._exit(0)
            sys.setprofile(lambda *a: None)
            threading.settrace(lambda *a: None)
            """ + Bad, Wrong),
        Of("check defined by the program", "def check(candidate): pass" + Bad, Wrong),
        Of("entry point replaced after the first call", """
            def double(x):
                global double
                double = lambda x: 6
                return 6
            """, Wrong),
        Of("exception without a name", """
            class Kind(type):
                @property
                def __name__(cls): return "1"
            def double(x): raise Kind("", (Exception,), {})()
            """, Crash, "1"),
        Of("exception that the tests might take for an end", "def double(x): raise StopIteration", "StopIteration"),
        Deceiving("iterator that adapts", """
            class Answers:
                def __init__(self, x): self.x = x
                def __iter__(self): return iter((7, 7))
                def __eq__(self, other): return list(other) == [6] if False else True
            def double(x): return Answers(x) if isinstance(x, list) else x + x
            """, Wrong),
        Of("function in place of a value", "def double(x): return double", Wrong),
        Of("values that take for ever to compare", "def double(x): return {i * (2 ** 61 - 1) for i in range(60000)}", "timeout", Wrong),
        Of("test text searched in memory", """
            import gc
            def double(x):
                for thing in gc.get_objects():
                    if getattr(thing, "__name__", None) == "check" and getattr(thing, "__code__", None):
                        thing.__code__ = (lambda candidate: None).__code__
                return None
            """, Wrong),
        new(AttackGroup.Forgery, "a helper of the tests redefined", "def poly(xs, x): return 0\ndef find_zero(xs): return 7", [Wrong])
        {
            DeceivesOfficialCheck = true,
            Test = new CodeTest
            {
                Helpers = "def poly(xs, x):\n    return sum(c * x ** i for i, c in enumerate(xs))\n\ndef find_zero(xs):\n    \"\"\"Where poly is 0.\"\"\"\n",
                Reference = "",
                EntryPoint = "find_zero",
                Text = "def check(candidate):\n    assert abs(poly([-2, 1], candidate([-2, 1]))) < 1e-4\ncheck(find_zero)",
            },
        },
        new(AttackGroup.Forgery, "a built-in of MBPP's asserts redefined", "def f(x): return []\ndef len(x): return 3\ndef set(x): return 7", [Wrong])
        {
            DeceivesOfficialCheck = true,
            Test = new CodeTest { Helpers = "", Reference = "def f(x): return [x]", EntryPoint = null, Text = "assert len(f(1)) == 3\nassert set(f(1)) == set([1])" },
        },
    ];

    // A program whose time ran out has not passed.
    private static Attack Of(string name, string program, params string[] held) => new(AttackGroup.Forgery, name, program, [.. held, "timeout"]) { Test = s_test };

    private static Attack Deceiving(string name, string program, params string[] held) => Of(name, program, held) with { DeceivesOfficialCheck = true };
}
