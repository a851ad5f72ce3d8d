namespace DensingLaw.Checkpoints;

/// <summary>Each frequency divided by a factor of its own: how GGUF files carry Llama 3.1 scaling.</summary>
/// <param name="Divisors">One for each pair of channels, above 0.</param>
public sealed record FactorsRotaryScaling(IReadOnlyList<double> Divisors) : RotaryScaling
{
    /// <inheritdoc/>
    public override RotaryFrequencies Apply(RotarySpec rotary, int length) =>
        new([.. Plain(rotary.Base, rotary.Dimension).Select((frequency, pair) => frequency / Divisors[pair])], 1);
}
