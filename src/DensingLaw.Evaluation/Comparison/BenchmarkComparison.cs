namespace DensingLaw.Evaluation.Comparison;

/// <summary>A benchmark on both sides.</summary>
public sealed record BenchmarkComparison
{
    /// <summary>The benchmark.</summary>
    public required string Name { get; init; }

    /// <summary>The protocol; null where neither side tells it.</summary>
    public required string? Protocol { get; init; }

    /// <summary>Items on both sides.</summary>
    public required int Pairs { get; init; }

    /// <summary>Items that only the baseline has.</summary>
    public required int OnlyFirst { get; init; }

    /// <summary>Items that only the candidate has.</summary>
    public required int OnlySecond { get; init; }

    /// <summary>Pairs whose prompts differ; 0 unless that was allowed.</summary>
    public required int DifferentPrompts { get; init; }

    /// <summary>What became of the verdicts.</summary>
    public required FlipTable Flips { get; init; }

    /// <summary>Pairs by where they part.</summary>
    public required IReadOnlyDictionary<DifferenceKind, int> Differences { get; init; }

    /// <summary>The score; null where no pair has one.</summary>
    public required QuantityTest? Score { get; init; }

    /// <summary>The losses, one a kind.</summary>
    public required IReadOnlyList<LossTest> Losses { get; init; }

    /// <summary>The baseline's pairs.</summary>
    public required HealthRates FirstHealth { get; init; }

    /// <summary>The candidate's.</summary>
    public required HealthRates SecondHealth { get; init; }
}
