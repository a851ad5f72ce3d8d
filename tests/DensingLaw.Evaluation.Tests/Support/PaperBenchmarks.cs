namespace DensingLaw.Evaluation.Tests;

/// <summary>The five benchmarks of the Densing Law paper: those that have manifests and stand in the suites.</summary>
internal static class PaperBenchmarks
{
    public static IReadOnlyList<string> Names { get; } = ["mmlu", "bbh", "math", "humaneval", "mbpp"];
}
