using System.Globalization;

namespace DensingLaw.Evaluation.Benchmarks.HendrycksMath;

/// <summary>A problem of MATH and its worked solution.</summary>
public sealed record MathProblem : ReleaseItem
{
    /// <summary>The name: <c>test/algebra/1.json</c>.</summary>
    public required string UniqueId { get; init; }

    /// <summary>The subject as the release's folders spell it: <c>counting_and_probability</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Difficulty, 1 (easiest) to 5.</summary>
    public required int Level { get; init; }

    /// <summary>The problem in LaTeX.</summary>
    public required string Problem { get; init; }

    /// <summary>The worked solution in LaTeX; the answer is in its last <c>\boxed</c>, which is there.</summary>
    public required string Solution { get; init; }

    /// <summary>Its line in MATH-500's file, from 0, by which other tools number it; null for MATH, whose subjects are numbered each.</summary>
    public int? Row { get; init; }

    /// <summary>All that is read, in a fixed order, for <see cref="ReleaseCheck.Texts"/>.</summary>
    internal IEnumerable<string> AllTexts() => [UniqueId, Level.ToString(CultureInfo.InvariantCulture), Problem, Solution];
}
