namespace DensingLaw.Density;

/// <summary>What a model scored on one benchmark, item by item.</summary>
/// <param name="Benchmark">The benchmark's key: <c>mmlu</c>.</param>
/// <param name="Subtasks">
/// Item scores as fractions in [0, 1], grouped by sub-task; at least one item in all. The benchmark's score is the mean over items.
/// </param>
public sealed record BenchmarkItemScores(string Benchmark, IReadOnlyList<double[]> Subtasks);
