namespace DensingLaw.Checkpoints;

/// <summary>Rotary position embedding: which frequencies rotate which pairs of a head's channels.</summary>
public sealed record RotarySpec
{
    /// <summary>θ: frequency i of d/2 is θ^(−2i/d).</summary>
    public required double Base { get; init; }

    /// <summary>Rotated channels d at the start of each head; even, at most the head size. The others pass unchanged.</summary>
    public required int Dimension { get; init; }

    /// <summary>Pairs are (2i, 2i+1) when true, (i, i+d/2) when false.</summary>
    public bool Interleaved { get; init; }

    /// <summary>How frequencies are changed for long contexts.</summary>
    public RotaryScaling Scaling { get; init; } = RotaryScaling.None;

    /// <summary>
    /// Angles per position for a forward over positions [0, <paramref name="length"/>): d/2 frequencies in radians a token, and the factor on
    /// cosine and sine. Only dynamic and long scalings depend on <paramref name="length"/>.
    /// </summary>
    public RotaryFrequencies Frequencies(int length) => Scaling.Apply(this, length);
}
