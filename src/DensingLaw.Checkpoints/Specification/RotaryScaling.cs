namespace DensingLaw.Checkpoints;

/// <summary>How a rotary embedding's frequencies are changed to reach longer contexts.</summary>
public abstract record RotaryScaling
{
    /// <summary>Plain frequencies.</summary>
    public static RotaryScaling None { get; } = new UnscaledRotary();

    /// <summary>
    /// The longest sequence whose frequencies are those of every shorter one. Beyond it they depend on the length (dynamic and long scalings), so that
    /// keys cached for one length are wrong for another.
    /// </summary>
    public virtual int StableLength => int.MaxValue;

    /// <summary>The frequencies of <paramref name="rotary"/> for a forward over <paramref name="length"/> positions.</summary>
    public abstract RotaryFrequencies Apply(RotarySpec rotary, int length);

    /// <summary>θ^(−2i/d) for i in [0, d/2).</summary>
    internal static double[] Plain(double theta, int dimension) =>
        [.. Enumerable.Range(0, dimension / 2).Select(i => Math.Pow(theta, -2.0 * i / dimension))];

    private sealed record UnscaledRotary : RotaryScaling
    {
        public override RotaryFrequencies Apply(RotarySpec rotary, int length) => new(Plain(rotary.Base, rotary.Dimension), 1);
    }
}
