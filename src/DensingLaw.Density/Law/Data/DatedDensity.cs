namespace DensingLaw.Density;

/// <summary>A model's density with its release date: a point of the trend.</summary>
public sealed record DatedDensity
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>When it was released.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>ρ, above 0.</summary>
    public required double Density { get; init; }

    /// <summary>N, parameters without embeddings; null where not given.</summary>
    public double? Parameters { get; init; }

    /// <summary>Models that share data or methods: <c>Llama</c>. Left out together where one family's weight is tested.</summary>
    public required string Family { get; init; }

    /// <summary>Standard deviation of ln ρ, above 0; null where not given.</summary>
    public double? LogStandardDeviation { get; init; }
}
