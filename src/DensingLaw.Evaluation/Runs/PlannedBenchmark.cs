namespace DensingLaw.Evaluation;

/// <summary>A benchmark as a run's plan states it.</summary>
/// <param name="Name">The benchmark: <c>mmlu</c>.</param>
/// <param name="Protocol">The named way to run it: <c>mmlu/lm-eval-5shot</c>.</param>
/// <param name="ProtocolSha256">Hash of the protocol's definition.</param>
/// <param name="DataSha256">Hash of the benchmark's files.</param>
/// <param name="Items">Items the run measures.</param>
public sealed record PlannedBenchmark(string Name, string Protocol, string ProtocolSha256, string DataSha256, int Items)
{
    /// <summary>Category by sub-task, for the report; empty where the benchmark has none. Follows from the protocol, so not part of the identity.</summary>
    public IReadOnlyDictionary<string, string> Categories { get; init; } = new Dictionary<string, string>();
}
