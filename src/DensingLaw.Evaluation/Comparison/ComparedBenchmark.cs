namespace DensingLaw.Evaluation.Comparison;

/// <summary>A benchmark of one side of a comparison.</summary>
/// <param name="Name">The benchmark.</param>
/// <param name="Protocol">The named way it was run; null for another tool's log.</param>
/// <param name="Pieces">What decides its prompts beside the items, by the manifest's names; null for another tool's log.</param>
/// <param name="Items">In the source's order.</param>
public sealed record ComparedBenchmark(
    string Name, string? Protocol, IReadOnlyList<KeyValuePair<string, string>>? Pieces, IReadOnlyList<ComparedItem> Items);
