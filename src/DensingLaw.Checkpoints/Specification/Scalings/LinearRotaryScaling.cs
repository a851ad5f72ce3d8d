namespace DensingLaw.Checkpoints;

/// <summary>Position interpolation: every frequency divided by one factor.</summary>
/// <param name="Factor">How much longer the context becomes; above 0.</param>
public sealed record LinearRotaryScaling(double Factor) : RotaryScaling
{
    /// <inheritdoc/>
    public override RotaryFrequencies Apply(RotarySpec rotary, int length) =>
        new([.. Plain(rotary.Base, rotary.Dimension).Select(frequency => frequency / Factor)], 1);
}
