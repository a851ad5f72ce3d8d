namespace DensingLaw.Checkpoints;

/// <summary>
/// Llama 3.1: wavelengths λ shorter than L/high stay, those longer than L/low are divided by the factor, and between them the frequency is the mix
/// (1 − s)/factor + s with s = (L/λ − low)/(high − low).
/// </summary>
public sealed record Llama3RotaryScaling : RotaryScaling
{
    /// <summary>Division of the long wavelengths; above 0.</summary>
    public required double Factor { get; init; }

    /// <summary>low: turns within the trained length below which a wavelength counts as long.</summary>
    public required double LowFrequencyFactor { get; init; }

    /// <summary>high: turns above which it counts as short; above low.</summary>
    public required double HighFrequencyFactor { get; init; }

    /// <summary>L in tokens.</summary>
    public required int TrainedLength { get; init; }

    /// <inheritdoc/>
    public override RotaryFrequencies Apply(RotarySpec rotary, int length) => new([.. Plain(rotary.Base, rotary.Dimension).Select(Scale)], 1);

    private double Scale(double frequency)
    {
        var turns = TrainedLength * frequency / (2 * Math.PI); // L/λ
        if (turns > HighFrequencyFactor)
            return frequency;
        if (turns < LowFrequencyFactor)
            return frequency / Factor;
        var smooth = (turns - LowFrequencyFactor) / (HighFrequencyFactor - LowFrequencyFactor);
        return frequency * (((1 - smooth) / Factor) + smooth);
    }
}
