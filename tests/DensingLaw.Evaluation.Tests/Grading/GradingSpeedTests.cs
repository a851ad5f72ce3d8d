using System.Diagnostics;
using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Tests.Grading;

/// <summary>Completions of a million characters, each made of what a grader looks for, take time linear in them.</summary>
public sealed class GradingSpeedTests
{
    private const int Length = 1_000_000;

    /// <summary>For the best of five tries, ample where work is linear; quadratic work takes minutes.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("x")]
    [InlineData("the answer is ")]
    [InlineData("the answer is \n")]
    [InlineData("answer isn't ")]
    [InlineData("**")]
    [InlineData("\\boxed{")]
    [InlineData("\\(")]
    [InlineData(". ")]
    public void Grade_LongCompletion_IsLinear(string part) => AssertFast(() =>
    {
        BbhGrader.Grade(Long(part), "(A)");
        BbhGrader.Grade("the answer is " + Long(part), "(A)");
    });

    [Theory]
    [InlineData("Final Answer: The final answer is")]
    [InlineData("Final Answer: The final answer is\n")]
    [InlineData(" I hope it is correct\n")]
    [InlineData("\\boxed{")]
    [InlineData("\\boxed ")]
    [InlineData("{")]
    [InlineData("}")]
    public void Extract_LongCompletion_IsLinear(string part) => AssertFast(() =>
    {
        MathAnswer.Extract(Long(part));
        MathAnswer.LastBox(Long(part));
        MathAnswer.LastBox("\\boxed{" + Long(part));
    });

    [Theory]
    [InlineData("$")]
    [InlineData("$\n")]
    [InlineData("ft")]
    [InlineData("ft ")]
    [InlineData("\\ft")]
    [InlineData("\\textbf{")]
    [InlineData("\\overline{\n")]
    [InlineData("\\boxed{")]
    [InlineData("\\boxed{x}\n")]
    [InlineData("frac")]
    [InlineData("sqrt[")]
    [InlineData("1,")]
    [InlineData(",123")]
    [InlineData("\\text{}")]
    public void Normalize_LongAnswer_IsLinear(string part) => AssertFast(() =>
    {
        MinervaNormalization.Normalize(Long(part));
        MinervaNormalization.Normalize(Long(part) + "]");
    });

    private static string Long(string part) => string.Concat(Enumerable.Repeat(part, Length / part.Length));

    private static void AssertFast(Action work)
    {
        var best = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < 5 && best >= s_limit; attempt++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            var elapsed = Stopwatch.GetElapsedTime(start);
            best = elapsed < best ? elapsed : best;
        }

        Assert.True(best < s_limit, $"{best.TotalSeconds:F2} s at best");
    }
}
