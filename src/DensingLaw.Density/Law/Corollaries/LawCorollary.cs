namespace DensingLaw.Density;

/// <summary>Something that follows from the trend, or checks it.</summary>
/// <param name="Key">Its name for programs: <c>price</c>.</param>
/// <param name="Title">What it says.</param>
/// <param name="Data">The file or fit that the numbers come from.</param>
/// <param name="Findings">The numbers.</param>
/// <param name="Contradictions">What stands against it, in these data or in the sources; one sentence each.</param>
public sealed record LawCorollary(string Key, string Title, string Data, IReadOnlyList<LawFinding> Findings, IReadOnlyList<string> Contradictions)
{
    /// <summary>The finding with this key.</summary>
    public LawFinding this[string key] => Findings.Single(f => f.Key == key);
}
