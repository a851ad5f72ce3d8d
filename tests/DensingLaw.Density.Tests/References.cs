using DensingLaw.Tests;

namespace DensingLaw.Density.Tests;

/// <summary>The reference file of the repository.</summary>
internal static class References
{
    public static string File { get; } = Path.Combine(SharedFolder.RepositoryRoot, "configs", "reference", "published-2025.json");

    public static ReferenceCurveSet Published { get; } = ReferenceCurveSet.Load(File);

    /// <summary>The same curves without their draws: intervals then hold the sampling of items alone.</summary>
    public static ReferenceCurveSet WithoutDraws { get; } = Published with { Curves = [.. Published.Curves.Select(c => c with { OtherOptima = [], Draws = [] })] };
}
