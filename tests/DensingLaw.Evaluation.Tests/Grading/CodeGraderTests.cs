using System.Globalization;
using DensingLaw.Evaluation.Benchmarks.Mbpp;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Sandbox;
using DensingLaw.Evaluation.Tests.Sandbox;

namespace DensingLaw.Evaluation.Tests.Grading;

/// <summary>Verdicts on small programs whose outcome is plain; what is expected is what Python itself does with program and test in one piece.</summary>
public sealed class CodeGraderTests(CodeGraderTests.Started started) : IClassFixture<CodeGraderTests.Started>
{
    private CodeGrader Grader => started.Grader;

    [Theory]
    [InlineData("def f(x): return x + 1", "passed")]
    [InlineData("def f(x): return x", "AssertionError")]
    [InlineData("def f(x) return x", "SyntaxError")]
    [InlineData("def f(x): return x +", "SyntaxError")]
    [InlineData("def f(x):", "IndentationError")]
    [InlineData("def g(x): return x + 1", "NameError")]
    [InlineData("f = 2", "TypeError")]
    [InlineData("def f(x): return y", "NameError")]
    [InlineData("def f(x): return f(x)", "RecursionError")]
    [InlineData("class Own(Exception): pass\ndef f(x): raise Own", "Own")]
    [InlineData("def f(x): return input()", "OSError")]
    [InlineData("import sys\ndef f(x): return sys.stdin.read()", "OSError")]
    [InlineData("exit()", "TypeError")]
    [InlineData("def f(x): quit()", "TypeError")]
    [InlineData("import os\ndef f(x): return os.getcwd()", "TypeError")]
    [InlineData("if __name__ == '__main__': raise ValueError\ndef f(x): return x + 1", "passed")]
    [InlineData("assert __name__ == 'builtins'\ndef f(x): return x + 1", "passed")]
    [InlineData("def f(x):\r\n    return x + 1\r\n", "passed")]
    [InlineData("def f(x):\n    print('é\\ud800', end='\\x1b[2J')\n    return x + 1", "passed")]
    [InlineData("import os\ndef f(x):\n    os.write(1, b'\\xff\\x00\\xfe')\n    return x + 1", "passed")]
    [InlineData("def f(x): return 2\x00", "ValueError", "SyntaxError")]
    [InlineData("", "empty")]
    [InlineData(" \n\t\r\n", "empty")]
    [InlineData("def f(x): return bytearray(1 << 40)", "memory")]
    [InlineData("def f(x):\n    with open('note', 'w') as file: file.write('2')\n    return int(open('note').read())", "passed")]
    public void Grade_Program_HasFailure(string program, params string[] outcomes)
    {
        var grade = Grade("assert f(1) == 2", program);
        Assert.Contains(grade.Failure ?? "passed", outcomes);
        Assert.Equal(grade.Failure is null, grade.Passed);
        Assert.False(grade.SuspiciousPass);
    }

    /// <summary>What crosses between the interpreters keeps its type and its value.</summary>
    [Theory]
    [InlineData("assert f(1) == 1 and f(True) is True and f(None) is None and f('é\\ud800') == 'é\\ud800'", "def f(x): return x")]
    [InlineData("assert f(-(10 ** 5000)) == -(10 ** 5000) and f(0.1) == 0.1 and str(f(-0.0)) == '-0.0' and f(1e400) == float('inf')", "def f(x): return x")]
    [InlineData("v = f(float('nan'))\nassert v != v and f(1 - 2j) == 1 - 2j and f(b'\\xff') == b'\\xff' and f(bytearray(b'a')) == b'a'", "def f(x): return x")]
    [InlineData("assert f([1, (2, {3}), {'a': [None]}]) == [1, (2, {3}), {'a': [None]}] and type(f((1,))) is tuple and f(frozenset([1])) == {1}", "def f(x): return x")]
    [InlineData("assert f(range(3)) == range(3) and list(f({1: 2}.keys() and {1: 2})) == [1]", "def f(x): return x")]
    [InlineData("assert f('aab') == {'a': 2, 'b': 1}", "from collections import Counter\ndef f(x): return Counter(x)")]
    [InlineData("assert f(3) == (3, 3)", "from collections import namedtuple\nP = namedtuple('P', 'a b')\ndef f(x): return P(x, x)")]
    [InlineData("assert f(1) == 0.5", "from fractions import Fraction\ndef f(x): return Fraction(x, 2)")]
    [InlineData("assert f('1.50') == 1.5", "from decimal import Decimal\ndef f(x): return Decimal(x)")]
    [InlineData("assert list(f(3)) == [0, 1, 2] and sum(f(3)) == 3 and 2 in f(3)", "def f(x): return (i for i in range(x))")]
    [InlineData("assert tuple(f([1, 2])) == ('1', '2')", "def f(x): return map(str, x)")]
    [InlineData("assert f(2)(3) == 5", "def f(x): return lambda y: x + y")]
    [InlineData("b = f(2)\nb.add(3)\nassert b.total() == 5 and len(b) == 2 and b[1] == 3 and b.items == [2, 3]",
        "class B:\n    def __init__(s, x): s.items = [x]\n    def add(s, x): s.items.append(x)\n    def total(s): return sum(s.items)\n    def __len__(s): return len(s.items)\n    def __getitem__(s, i): return s.items[i]\ndef f(x): return B(x)")]
    [InlineData("xs = [3, 1, [2]]\ninner = xs[2]\nassert f(xs) is None and xs == [1, [2, 0], 3] or inner == [2, 0]", "def f(x):\n    x[2].append(0)")]
    [InlineData("xs = [3, 1]\nf(xs)\nassert xs == [1, 3]\nd = {}\nf(d)\nassert d == {'k': 1}", "def f(x):\n    if isinstance(x, list): x.sort()\n    else: x['k'] = 1")]
    [InlineData("try:\n    f(1)\nexcept ValueError:\n    pass\nelse:\n    assert False", "def f(x): raise ValueError('no')")]
    [InlineData("assert f(x=2, *[1]) == 3", "def f(y, x): return x + y")]
    [InlineData("assert f(LIMIT) == 7", "LIMIT = 7\ndef f(x): return x")]
    [InlineData("assert f(f) is True", "def f(x): return x is f")]
    public void Grade_Values_Pass(string test, string program)
    {
        var grade = Grade(test, program);
        Assert.Null(grade.Failure);
    }

    [Theory]
    [InlineData("assert f(1) == [1, 2]", "def f(x): return (1, 2)")]
    [InlineData("assert f(1) == '1'", "def f(x): return 1")]
    [InlineData("assert f(1) == [0]", "def f(x): return map(int, '0')")]
    [InlineData("assert f(1) == [0]", "from collections import deque\ndef f(x): return deque([0])")]
    [InlineData("assert f(1) == b'a'", "def f(x): return 'a'")]
    [InlineData("assert f(1) is True", "def f(x): return 1")]
    public void Grade_ValuesOfAnotherType_Fail(string test, string program)
    {
        var grade = Grade(test, program);
        Assert.Equal("AssertionError", grade.Failure);
        Assert.False(grade.SuspiciousPass);
    }

    [Theory]
    [InlineData("def f(x):\n    while True: pass")]
    [InlineData("import time\ndef f(x): time.sleep(100)")]
    [InlineData("while True: pass")]
    public void Grade_ProgramWithoutEnd_TimesOut(string program) => Assert.Equal("timeout", Grade("assert f(1) == 2", program).Failure);

    [Fact]
    public void Grade_HalfOfASurrogatePair_IsNoProgram() => Assert.Equal("UnicodeEncodeError", Grade("assert f(1) == 2", "def f(x): return '\ud800'").Failure);

    [Fact]
    public void Grade_ProgramOfOneMegabyte_IsRun()
    {
        var program = string.Concat(Enumerable.Range(0, 25_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"name_{i:00000} = 'some text for this line'  # {i:000000}\n")));
        Assert.True(program.Length > 1_000_000);
        Assert.Null(Grade("assert f(1) == 2", program + "def f(x): return x + 1").Failure);
    }

    [Fact]
    public void Grade_ObjectThatEqualsEverything_IsASuspiciousPass()
    {
        var grade = Grade("assert f(1) == 2", "class Any:\n    def __eq__(self, other): return True\ndef f(x): return Any()");
        Assert.Equal((false, "AssertionError", true), (grade.Passed, grade.Failure, grade.SuspiciousPass));
    }

    [Fact]
    public void Grade_TestThatHandsOverAFunction_IsNotCarriedAndSuspicious()
    {
        var grade = Grade("assert f(lambda x: x) == 1", "def f(x): return x(1)");
        Assert.Equal(("Uncarried", true), (grade.Failure, grade.SuspiciousPass));
    }

    [Fact]
    public void Grade_MbppNameThatHidesABuiltIn_MeansTheProgram()
    {
        var task = new MbppTask { TaskId = 1, Text = "", Code = "def sum(a, b): return 6", Tests = ["assert sum(10, 15) == 6", "assert len([1]) == 1", "assert True"], TestSetupCode = "", ChallengeTests = [] };
        Assert.True(Grader.Grade(task, "def sum(a, b): return 6\ndef len(x): return 5").Passed);
    }

    [Fact]
    public void Grade_ManyAtOnce_SeeNothingOfEachOther()
    {
        var program = "import os\nassert os.listdir('.') == []\nfor i in range(20):\n    open(str(i) + '.py', 'w').close()\nopen('sitecustomize.py', 'w').write('raise SystemExit')\ndef f(x): return len(os.listdir('/tmp'))";
        var grades = new CodeGrade[24];
        Parallel.For(0, grades.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => grades[i] = Grade("assert f(1) == 21", program));
        Assert.All(grades, g => Assert.Null(g.Failure));
    }

    [Fact]
    public void Grade_CpuSeconds_AreThoseOfTheProgram()
    {
        var grade = Grade("assert f(1) == 2", "import time\ndef f(x):\n    while time.process_time() < 0.3: pass\n    return 2");
        Assert.Null(grade.Failure);
        Assert.InRange(grade.CpuSeconds, 0.2, 0.8);
    }

    [Fact]
    public void Graded_APassAndAFailure_AreThreeSandboxesBesideTheTests()
    {
        using var sandbox = StartedSandbox.Require(new SandboxOptions { Degree = 1 });
        using var grader = new CodeGrader(sandbox);
        var task = new MbppTask { TaskId = 1, Text = "", Code = "def f(x): pass", Tests = ["assert f(1) == 2"] };
        Assert.True(grader.Grade(task, "def f(x): return x + 1").Passed);
        Assert.False(grader.Grade(task, "def f(x): return x").Passed);

        // The tests' interpreter serves both; the program that fails is asked by the official check too.
        var graded = grader.Graded;
        Assert.Equal((2, 4), (graded.Count, graded.Starts));
        Assert.InRange(graded.CpuSeconds, 0, 1);
        Assert.InRange(sandbox.TimeStart(), 0.001, 5);
    }

    private CodeGrade Grade(string test, string program) =>
        Grader.Grade(new CodeTest { Helpers = "", Reference = "def f(x): pass", EntryPoint = null, Text = test }, program);

    /// <summary>One sandbox for the class, started by the first test that needs it: a fixture's constructor cannot skip.</summary>
    public sealed class Started : IDisposable
    {
        private PythonSandbox? _sandbox;
        private CodeGrader? _grader;

        public CodeGrader Grader => _grader ??= new CodeGrader(_sandbox = StartedSandbox.Require(new SandboxOptions { WallSeconds = 2, Degree = 2 }));

        public void Dispose()
        {
            _grader?.Dispose();
            _sandbox?.Dispose();
        }
    }
}
