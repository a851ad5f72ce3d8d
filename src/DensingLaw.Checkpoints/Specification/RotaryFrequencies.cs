namespace DensingLaw.Checkpoints;

/// <summary>The frequencies of a rotary embedding.</summary>
/// <param name="RadiansPerToken">Half as many values as rotated channels.</param>
/// <param name="Magnitude">Factor on both cosine and sine (1 unless yarn or longrope).</param>
public sealed record RotaryFrequencies(double[] RadiansPerToken, double Magnitude);
