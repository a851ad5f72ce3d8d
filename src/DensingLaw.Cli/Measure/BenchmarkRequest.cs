namespace DensingLaw.Cli;

/// <summary>The benchmark a user asked for.</summary>
/// <param name="Name">One of <see cref="MeasureParts.BenchmarkNames"/>.</param>
/// <param name="DataFolder">Where the benchmarks' releases lie.</param>
/// <param name="Limit">The first items of every sub-task; null for all.</param>
internal sealed record BenchmarkRequest(string Name, string DataFolder, int? Limit);
