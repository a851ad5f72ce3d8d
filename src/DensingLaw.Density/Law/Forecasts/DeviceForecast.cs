namespace DensingLaw.Density;

/// <summary>What the densest model that fits a memory can do on a day: an extrapolation of the trend.</summary>
public sealed record DeviceForecast
{
    /// <summary>The reference set and its curve: <c>published-2025/average</c>.</summary>
    public required string Curve { get; init; }

    /// <summary>The memory and how much of it a model may fill.</summary>
    public required DeviceMemory Memory { get; init; }

    /// <summary>N: the parameters that fit.</summary>
    public double Parameters => Memory.Parameters;

    /// <summary>The day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The trend's ρ on that day.</summary>
    public required double Density { get; init; }

    /// <summary>Prediction interval of ρ for a new record.</summary>
    public required TrendInterval DensityInterval { get; init; }

    /// <summary>N̂ = ρ N.</summary>
    public double EffectiveParameters => Density * Parameters;

    /// <summary>Prediction interval of N̂.</summary>
    public TrendInterval EffectiveParametersInterval => new(
        DensityInterval.Lower * Parameters, DensityInterval.Upper * Parameters, DensityInterval.Level);

    /// <summary>The curve's score of N̂, in percent.</summary>
    public required double ScorePercent { get; init; }

    /// <summary>Prediction interval of the score, in percent.</summary>
    public required TrendInterval ScoreInterval { get; init; }

    /// <summary>The same with each limit bending the trend.</summary>
    public required IReadOnlyList<LimitedDensity> Limits { get; init; }

    /// <summary>Always true: the density is read off a line beyond its data or between them, never off a measurement.</summary>
    public bool Extrapolation { get; } = true;

    /// <summary>What a reader must know to use the numbers; one sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
