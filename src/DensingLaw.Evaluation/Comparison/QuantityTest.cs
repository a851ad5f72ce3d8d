using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Comparison;

/// <summary>A quantity of both sides, and whether it changed.</summary>
public sealed record QuantityTest
{
    /// <summary>The baseline's.</summary>
    public required double First { get; init; }

    /// <summary>The candidate's.</summary>
    public required double Second { get; init; }

    /// <summary>Candidate less baseline.</summary>
    public required double Difference { get; init; }

    /// <summary>Of the difference; null where there is nothing to estimate it from.</summary>
    public required double? StandardError { get; init; }

    /// <summary>Lower end of the difference's interval.</summary>
    public required double? Lower { get; init; }

    /// <summary>Upper end.</summary>
    public required double? Upper { get; init; }

    /// <summary>The interval's coverage.</summary>
    public required double Level { get; init; }

    /// <summary>The test: <c>McNemar exact</c>, <c>McNemar mid-p</c>, <c>paired t</c>, <c>paired bootstrap of sub-tasks</c>, <c>paired bootstrap of items</c>.</summary>
    public required string Test { get; init; }

    /// <summary>Two-sided.</summary>
    public required double PValue { get; init; }

    /// <summary>After Holm's correction over all tests of the comparison.</summary>
    public double AdjustedPValue { get; init; }

    /// <summary>The smallest true difference that the test finds with the power asked for, at this noise; before Holm's correction.</summary>
    public required double? DetectableEffect { get; init; }

    /// <summary>The largest worsening that is accepted, in the unit of the quantity.</summary>
    public required double Margin { get; init; }

    /// <summary>One-sided bound of the worsening: likely no more than this; negative where it surely improved.</summary>
    public required double? WorstLikely { get; init; }

    /// <summary>Whether more is better.</summary>
    public required bool MoreIsBetter { get; init; }

    /// <summary>What it comes to.</summary>
    public ComparisonVerdict Verdict { get; init; }

    /// <summary>The test with its adjusted p-value and verdict.</summary>
    internal QuantityTest Judge(double adjustedPValue, double alpha)
    {
        var better = MoreIsBetter ? Difference : -Difference;
        var significant = adjustedPValue < alpha;
        var harmless = WorstLikely < Margin;
        return this with
        {
            AdjustedPValue = adjustedPValue,
            Verdict = significant && better > 0 ? ComparisonVerdict.Improved
                : significant && better < 0 && !harmless ? ComparisonVerdict.Regressed
                : harmless ? ComparisonVerdict.Passed
                : ComparisonVerdict.Inconclusive,
        };
    }

    /// <summary>A test whose difference is <paramref name="difference"/>, in the unit of the quantity.</summary>
    internal static QuantityTest Of(
        double first, double second, PairedDifference difference, Interval? interval, (string Name, double PValue) test, double margin, bool moreIsBetter, ComparisonOptions options)
    {
        var better = moreIsBetter ? difference : difference with { Mean = -difference.Mean };
        var bound = margin > 0 ? NonInferiority.Of(better, margin, options.Alpha)?.WorstLikely : null;
        return new QuantityTest
        {
            First = first,
            Second = second,
            Difference = difference.Mean,
            StandardError = difference.StandardError,
            Lower = interval?.Lower,
            Upper = interval?.Upper,
            Level = interval?.Level ?? (1 - options.Alpha),
            Test = test.Name,
            PValue = test.PValue,
            DetectableEffect = difference.StandardError is { } error ? MinimumDetectableEffect.Of(error, options.Alpha, options.Power) : null,
            Margin = margin,
            WorstLikely = -bound,
            MoreIsBetter = moreIsBetter,
        };
    }
}
