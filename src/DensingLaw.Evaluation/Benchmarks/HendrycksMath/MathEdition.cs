namespace DensingLaw.Evaluation.Benchmarks.HendrycksMath;

/// <summary>What data of MATH's form must hold.</summary>
/// <param name="Problems">Problems by subject.</param>
/// <param name="ProblemsByLevel">Problems of level 1 to 5.</param>
/// <param name="TextsSha256">See <see cref="ReleaseCheck.Texts"/>.</param>
internal sealed record MathEdition(IReadOnlyDictionary<string, int> Problems, IReadOnlyList<int> ProblemsByLevel, string TextsSha256)
{
    /// <summary>Hendrycks et al. 2021.</summary>
    public static MathEdition Original { get; } = new(
        MathSubjects.All.ToDictionary(s => s.Key, s => s.Value.Problems), MathSubjects.ProblemsByLevel, "a3b016702689d0bfa934b2a686d1bfb220d3dcf83ad731f6915d93ef2e787456");

    /// <summary>The mini suite: sums and products of small numbers under the names of MATH's subjects.</summary>
    public static MathEdition Mini { get; } = new(MathSubjects.All.ToDictionary(s => s.Key, _ => 80), [95, 232, 123, 85, 25], "301614cfc871268a4bd0e69310b26c5d15b4cbbd01f63a4c8b8946643e99d952");
}
