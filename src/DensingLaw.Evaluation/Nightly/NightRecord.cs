namespace DensingLaw.Evaluation.Nightly;

/// <summary>One checkpoint on one night, as the history keeps it.</summary>
public sealed record NightRecord
{
    /// <summary>The night: when it began, UTC.</summary>
    public required DateTimeOffset Night { get; init; }

    /// <summary>The checkpoint's series.</summary>
    public required string Series { get; init; }

    /// <summary>The run's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether every gate passed.</summary>
    public required bool Green { get; init; }

    /// <summary>Score by benchmark.</summary>
    public IReadOnlyDictionary<string, double> Scores { get; init; } = new Dictionary<string, double>();

    /// <summary>Bits a byte by benchmark and kind of loss.</summary>
    public IReadOnlyDictionary<string, double> Losses { get; init; } = new Dictionary<string, double>();

    /// <summary>ρ; null without one.</summary>
    public double? Density { get; init; }

    /// <summary>Arithmetic done over the machine's ceiling; null where it was not measured.</summary>
    public double? Throughput { get; init; }

    /// <summary>The gates that failed, or the error.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>Mean of the benchmarks' scores.</summary>
    internal double MeanScore => Scores.Count == 0 ? 0 : Scores.Values.Average();
}
