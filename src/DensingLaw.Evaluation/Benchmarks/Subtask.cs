namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>A part of a benchmark with its own score: an MMLU subject.</summary>
/// <param name="Name">Unique in the benchmark.</param>
/// <param name="Category">The group whose score it counts in (<c>stem</c>), or null where the benchmark has none.</param>
/// <param name="Items">Its items in release order; at least one.</param>
public sealed record Subtask(string Name, string? Category, IReadOnlyList<BenchmarkItem> Items);
