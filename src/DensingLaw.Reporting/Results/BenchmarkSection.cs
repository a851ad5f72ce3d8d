using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Reporting;

/// <summary>A benchmark's score and how it was got.</summary>
public sealed record BenchmarkSection
{
    /// <summary>The benchmark.</summary>
    public required string Name { get; init; }

    /// <summary>The named way it was run.</summary>
    public required string Protocol { get; init; }

    /// <summary>Hash of the protocol's definition.</summary>
    public required string ProtocolSha256 { get; init; }

    /// <summary>Hash of the benchmark's files.</summary>
    public required string DataSha256 { get; init; }

    /// <summary>Items measured.</summary>
    public required int Items { get; init; }

    /// <summary>Items the run was to measure.</summary>
    public required int ItemsPlanned { get; init; }

    /// <summary>The share answered right; every item weighs the same.</summary>
    public required double Score { get; init; }

    /// <summary>The mean of the sub-tasks' scores.</summary>
    public required double MacroScore { get; init; }

    /// <summary>Of the score, pooled over sub-tasks as lm-evaluation-harness does (PROTOCOLS 2.0); null where they have one item each.</summary>
    public required double? StandardError { get; init; }

    /// <summary>Of the score.</summary>
    public required IntervalSection Interval { get; init; }

    /// <summary>Items cut from the left to fit the model.</summary>
    public required int Truncated { get; init; }

    /// <summary>Items with a token across the seam of prompt and continuation.</summary>
    public required int BoundaryMerged { get; init; }

    /// <summary>
    /// The scores by the graders' other verdicts: <c>lenient</c> (BBH), <c>compatible</c> (MATH: lm-evaluation-harness's), <c>suspicious</c> (programs that only
    /// the benchmark's own check passes).
    /// </summary>
    public IReadOnlyDictionary<string, double> OtherScores { get; init; } = new Dictionary<string, double>();

    /// <summary>The unbiased estimate of pass@k by k, where several completions of an item were drawn.</summary>
    public IReadOnlyDictionary<int, double> PassAt { get; init; } = new Dictionary<int, double>();

    /// <summary>How the completions ended; null where continuations were compared.</summary>
    public CompletionSection? Completions { get; init; }

    /// <summary>The conditional losses of the gold answers, one a kind.</summary>
    public IReadOnlyList<BenchmarkLoss> Losses { get; init; } = [];

    /// <summary>Where the data differ from the release, which was allowed; empty for the release itself.</summary>
    public IReadOnlyList<string> DataDifferences { get; init; } = [];

    /// <summary>The benchmark's categories in order of first appearance; empty where it has none.</summary>
    public required IReadOnlyList<CategorySection> Categories { get; init; }

    /// <summary>In the benchmark's own order.</summary>
    public required IReadOnlyList<SubtaskSection> Subtasks { get; init; }
}
