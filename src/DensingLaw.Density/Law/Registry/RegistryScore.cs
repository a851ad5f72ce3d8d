namespace DensingLaw.Density;

/// <summary>A score with where it comes from: one model's published scores differ by several points from report to report.</summary>
public sealed record RegistryScore
{
    /// <summary>The benchmark's key: <c>mmlu</c>.</summary>
    public required string Benchmark { get; init; }

    /// <summary>A fraction in [0, 1].</summary>
    public required double Score { get; init; }

    /// <summary>The report, or <c>run ID</c> for a measured one.</summary>
    public required string Source { get; init; }

    /// <summary>How it was measured: the protocol with its hash, engine, precision; null where the source is not known to say.</summary>
    public string? Settings { get; init; }

    /// <summary>How sure the entry is, for scores from reports; null for measured ones.</summary>
    public string? Confidence { get; init; }

    /// <summary>Standard error, a fraction; null where not known.</summary>
    public double? StandardError { get; init; }
}
