using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Tests.Sandbox;

namespace DensingLaw.Evaluation.Tests.Grading;

/// <summary>Verdicts on small programs whose outcome is plain.</summary>
public sealed class CodeGraderTests
{
    [Theory]
    [InlineData("def f(x): return x + 1", null)]
    [InlineData("def f(x): return x", "AssertionError")]
    public void Grade_Program_HasFailure(string program, string? failure)
    {
        using var sandbox = StartedSandbox.Require();
        using var grader = new CodeGrader(sandbox);
        var test = new CodeTest { Helpers = "", Reference = "def f(x): pass", EntryPoint = null, Text = "assert f(1) == 2" };
        Assert.Equal(failure, grader.Grade(test, program).Failure);
    }
}
