using System.Diagnostics;
using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Tests.Grading;

/// <summary>Completions of a million characters, each made of what a grader looks for, take time linear in them.</summary>
public sealed class GradingSpeedTests
{
    private const int Length = 1_000_000;

    /// <summary>How much longer four times the text may take, in the best of some tries of either: 4 where work is linear, 16 where it is quadratic.</summary>
    private const double MostRatio = 9;

    /// <summary>Seconds under which a ratio is noise of caches and collections; quadratic work takes minutes.</summary>
    private const double Short = 1;

    private const int Tries = 8;

    [Theory]
    [InlineData("x")]
    [InlineData("the answer is ")]
    [InlineData("the answer is \n")]
    [InlineData("answer isn't ")]
    [InlineData("**")]
    [InlineData("\\boxed{")]
    [InlineData("\\(")]
    [InlineData(". ")]
    public void Grade_LongCompletion_IsLinear(string part) => AssertLinear(part, text =>
    {
        BbhGrader.Grade(text, "(A)");
        BbhGrader.Grade("the answer is " + text, "(A)");
    });

    [Theory]
    [InlineData("Final Answer: The final answer is")]
    [InlineData("Final Answer: The final answer is\n")]
    [InlineData(" I hope it is correct\n")]
    [InlineData("\\boxed{")]
    [InlineData("\\boxed ")]
    [InlineData("{")]
    [InlineData("}")]
    public void Extract_LongCompletion_IsLinear(string part) => AssertLinear(part, text =>
    {
        MathAnswer.Extract(text);
        MathAnswer.LastBox(text);
        MathAnswer.LastBox("\\boxed{" + text);
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
    public void Normalize_LongAnswer_IsLinear(string part) => AssertLinear(part, text =>
    {
        MinervaNormalization.Normalize(text);
        MinervaNormalization.Normalize(text + "]");
    });

    private static string Long(string part, int length) => string.Concat(Enumerable.Repeat(part, length / part.Length));

    // Other work on the machine lengthens both alike, where a limit in seconds alone would blame the grader for it.
    private static void AssertLinear(string part, Action<string> work)
    {
        var (shorter, longer) = (Long(part, Length / 4), Long(part, Length));
        var (bestOfShorter, bestOfLonger) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var attempt = 0; attempt < Tries && (attempt < 2 || !IsLinear()); attempt++)
        {
            bestOfShorter = Math.Min(bestOfShorter, Seconds(work, shorter));
            bestOfLonger = Math.Min(bestOfLonger, Seconds(work, longer));
        }

        Assert.True(IsLinear(), $"{Length / 4} characters take {bestOfShorter:0.000} s, {Length} take {bestOfLonger:0.000} s");

        bool IsLinear() => bestOfLonger < Math.Max(Short, MostRatio * bestOfShorter);
    }

    private static double Seconds(Action<string> work, string text)
    {
        var start = Stopwatch.GetTimestamp();
        work(text);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
