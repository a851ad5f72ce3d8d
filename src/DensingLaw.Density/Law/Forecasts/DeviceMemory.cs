namespace DensingLaw.Density;

/// <summary>A memory, and how a model's weights lie in it.</summary>
public sealed record DeviceMemory
{
    /// <summary>Memory in units of 1e9 bytes, above 0.</summary>
    public required double Gigabytes { get; init; }

    /// <summary>Bytes of one weight: 2 for 16 bits, 0.5 for 4 bits; above 0. Default 2.</summary>
    public double BytesPerParameter { get; init; } = 2;

    /// <summary>Share of the memory for weights, in (0, 1]; the rest is for keys and values, activations and embeddings. Default 0.8.</summary>
    public double WeightShare { get; init; } = 0.8;

    /// <summary>Weights that fit.</summary>
    public double Parameters => 1e9 * Gigabytes * WeightShare / BytesPerParameter;
}
