namespace DensingLaw.Evaluation.Data;

/// <summary>A split of a benchmark.</summary>
/// <param name="Name"><c>test</c>.</param>
/// <param name="Items">Items in all.</param>
/// <param name="Subtasks">Items by sub-task, in ordinal order; empty where the benchmark has none.</param>
public sealed record DataSplit(string Name, int Items, IReadOnlyDictionary<string, int> Subtasks);
