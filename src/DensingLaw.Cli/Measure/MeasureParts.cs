using DensingLaw.Evaluation;

namespace DensingLaw.Cli;

/// <summary>What <c>measure</c> and <c>report</c> need done by others.</summary>
internal sealed record MeasureParts
{
    /// <summary>Opens, validates and hashes a checkpoint and its tokenizer.</summary>
    public required Func<string, OpenedCheckpoint> OpenCheckpoint { get; init; }

    /// <summary>The benchmarks there are.</summary>
    public required IReadOnlyList<string> BenchmarkNames { get; init; }

    /// <summary>Reads a benchmark's release and builds its prompts.</summary>
    public required Func<BenchmarkRequest, ChoiceBenchmark> LoadBenchmark { get; init; }

    /// <summary>Loads the model. A device that cannot be honoured is an <see cref="EngineException"/>.</summary>
    public required Func<OpenedCheckpoint, EngineRequest, OpenedEngine> OpenEngine { get; init; }

    /// <summary>Opens a reference by its name or file (null: the default one), before any work is done, so that a wrong one is found at once.</summary>
    public required Func<string?, EstimateDensity> OpenReference { get; init; }
}
