namespace DensingLaw.Checkpoints;

/// <summary>
/// Dynamic NTK: past the trained length L the base grows with the whole length n of the forward: θ' = θ · (f·n/L − (f − 1))^(d/(d−2)).
/// Up to and including L nothing changes. All positions of one forward use the same base.
/// </summary>
/// <param name="Factor">f, above 0.</param>
/// <param name="TrainedLength">L in tokens.</param>
public sealed record DynamicRotaryScaling(double Factor, int TrainedLength) : RotaryScaling
{
    /// <inheritdoc/>
    public override int StableLength => TrainedLength;

    /// <inheritdoc/>
    public override RotaryFrequencies Apply(RotarySpec rotary, int length)
    {
        var n = Math.Max(length, TrainedLength);
        double d = rotary.Dimension;
        var growth = Math.Pow((Factor * n / TrainedLength) - (Factor - 1), d / (d - 2));
        return new(Plain(rotary.Base * growth, rotary.Dimension), 1);
    }
}
