using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>What <c>measure</c> and <c>report</c> need done by others.</summary>
internal sealed record MeasureParts
{
    /// <summary>Opens, validates and hashes a checkpoint and its tokenizer.</summary>
    public required Func<string, OpenedCheckpoint> OpenCheckpoint { get; init; }

    /// <summary>The benchmarks there are.</summary>
    public required IReadOnlyList<string> BenchmarkNames { get; init; }

    /// <summary>Reads a benchmark's release and builds its prompts.</summary>
    public required Func<BenchmarkRequest, RunBenchmark> LoadBenchmark { get; init; }

    /// <summary>Loads the model. A device that cannot be honoured is an <see cref="EngineException"/>.</summary>
    public required Func<OpenedCheckpoint, EngineRequest, OpenedEngine> OpenEngine { get; init; }

    /// <summary>Starts the sandbox for model-written programs. A machine on which it cannot start is an <see cref="EngineException"/>.</summary>
    public required Func<OpenedSandbox> StartSandbox { get; init; }

    /// <summary>Reads the reference curves and checks that they cover the benchmarks.</summary>
    public required Func<CurveRequest, IReadOnlyList<string>, ReferenceCurveSet> LoadReference { get; init; }

    /// <summary>The density of a finished run, by time with this k1/k2.</summary>
    public required Func<RunManifest, RunRecords, ReferenceCurveSet, TimeRatio, DensitySection> EstimateDensity { get; init; }

    /// <summary>How long a run's work is tried out before its end is foretold.</summary>
    public TimeSpan Trial { get; init; } = TimeSpan.FromSeconds(5);
}
