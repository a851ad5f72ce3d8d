namespace DensingLaw.Evaluation.Comparison;

/// <summary>Two runs, item by item.</summary>
public sealed record ComparisonResult
{
    /// <summary>Raised when a field changes its meaning.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The baseline.</summary>
    public required string First { get; init; }

    /// <summary>The candidate.</summary>
    public required string Second { get; init; }

    /// <summary>What made the baseline.</summary>
    public required string FirstTool { get; init; }

    /// <summary>What made the candidate.</summary>
    public required string SecondTool { get; init; }

    /// <summary>Level of all tests together.</summary>
    public required double Alpha { get; init; }

    /// <summary>Seed of the bootstrap.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The benchmarks that both have.</summary>
    public required IReadOnlyList<BenchmarkComparison> Benchmarks { get; init; }

    /// <summary>The items that changed most: by score, then by nats.</summary>
    public required IReadOnlyList<ItemDifference> Changed { get; init; }

    /// <summary>What a reader must know beside the numbers.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Whether any quantity regressed.</summary>
    public bool Regressed => Tests.Any(t => t.Test.Verdict == ComparisonVerdict.Regressed);

    /// <summary>Whether no quantity regressed and some can neither be passed nor failed.</summary>
    public bool Inconclusive => !Regressed && Tests.Any(t => t.Test.Verdict == ComparisonVerdict.Inconclusive);

    /// <summary>All tests with their names: <c>mmlu score</c>, <c>mmlu loss of letter</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<(string Name, QuantityTest Test)> Tests => Benchmarks.SelectMany(b =>
        (b.Score is null ? [] : new[] { ($"{b.Name} score", b.Score) }).Concat(b.Losses.Select(l => ($"{b.Name} loss of {l.Kind.ToString().ToLowerInvariant()}", l.Test))));
}
