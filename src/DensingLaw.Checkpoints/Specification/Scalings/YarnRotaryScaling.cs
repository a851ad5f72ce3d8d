namespace DensingLaw.Checkpoints;

/// <summary>
/// YaRN: between channel pairs low and high, at which a pair turns β_fast and β_slow times within the trained length L, frequencies pass linearly from
/// unchanged to divided by the factor: pair(β) = d · ln(L/(2πβ)) / (2 ln θ). Cosine and sine are multiplied by <see cref="Magnitude"/>.
/// </summary>
public sealed record YarnRotaryScaling : RotaryScaling
{
    /// <summary>Division of the low frequencies; above 0.</summary>
    public required double Factor { get; init; }

    /// <summary>L in tokens.</summary>
    public required int TrainedLength { get; init; }

    /// <summary>β_fast in turns (published default 32).</summary>
    public double FastTurns { get; init; } = 32;

    /// <summary>β_slow in turns (published default 1).</summary>
    public double SlowTurns { get; init; } = 1;

    /// <summary>Whether low is rounded down and high up to whole pairs.</summary>
    public bool WholePairs { get; init; } = true;

    /// <summary>Factor on cosine and sine; see <see cref="DefaultMagnitude"/>.</summary>
    public required double Magnitude { get; init; }

    /// <summary>0.1 · m · ln(factor) + 1 for factors above 1, else 1.</summary>
    public static double DefaultMagnitude(double factor, double m = 1) => factor <= 1 ? 1 : (0.1 * m * Math.Log(factor)) + 1;

    /// <inheritdoc/>
    public override RotaryFrequencies Apply(RotarySpec rotary, int length)
    {
        var (low, high) = (Pair(rotary, FastTurns), Pair(rotary, SlowTurns));
        if (WholePairs)
            (low, high) = (Math.Floor(low), Math.Ceiling(high));
        (low, high) = (Math.Max(low, 0), Math.Min(high, rotary.Dimension - 1));
        var width = low == high ? 0.001 : high - low; // as published: no division by zero
        var frequencies = Plain(rotary.Base, rotary.Dimension)
            .Select((frequency, pair) => Mix(frequency, Math.Clamp((pair - low) / width, 0, 1)));
        return new([.. frequencies], Magnitude);
    }

    private double Mix(double frequency, double ramp) => (frequency / Factor * ramp) + (frequency * (1 - ramp));

    private double Pair(RotarySpec rotary, double turns) =>
        rotary.Dimension * Math.Log(TrainedLength / (turns * 2 * Math.PI)) / (2 * Math.Log(rotary.Base));
}
