using DensingLaw.Checkpoints;

namespace DensingLaw.Inference;

/// <summary>Cosines and sines of a rotary embedding by position, computed once and grown as longer sequences come. Not thread-safe.</summary>
/// <param name="rotary">The embedding.</param>
public sealed class RotaryTable(RotarySpec rotary)
{
    private float[] _cosine = [];
    private float[] _sine = [];
    private int _positions;

    /// <summary>Half the rotated channels.</summary>
    public int Width { get; } = rotary.Dimension / 2;

    /// <summary>
    /// Copies the angles of positions [<paramref name="start"/>, <paramref name="start"/> + n) of a sequence of <paramref name="length"/> tokens,
    /// n rows of <see cref="Width"/>.
    /// </summary>
    public void Copy(int start, int length, Span<float> cosine, Span<float> sine)
    {
        var (first, count) = (start * Width, cosine.Length);
        if (length > rotary.Scaling.StableLength)
        {
            var (ownCosine, ownSine) = Compute(0, length, length);
            ownCosine.AsSpan(first, count).CopyTo(cosine);
            ownSine.AsSpan(first, count).CopyTo(sine);
            return;
        }

        if (first + count > _cosine.Length)
        {
            var grown = Math.Min(Math.Max((first + count) / Width, 2 * _positions), rotary.Scaling.StableLength);
            var (more, moreSine) = Compute(_positions, grown, grown);
            (_cosine, _sine, _positions) = ([.. _cosine, .. more], [.. _sine, .. moreSine], grown);
        }

        _cosine.AsSpan(first, count).CopyTo(cosine);
        _sine.AsSpan(first, count).CopyTo(sine);
    }

    // Frequencies and angles are rounded to fp32 as transformers rounds them: exact angles would be farther from the reference at long positions.
    private (float[] Cosine, float[] Sine) Compute(int from, int to, int length)
    {
        var frequencies = rotary.Frequencies(length);
        var cosine = new float[(to - from) * Width];
        var sine = new float[cosine.Length];
        for (var position = from; position < to; position++)
        {
            for (var i = 0; i < Width; i++)
            {
                var angle = (float)frequencies.RadiansPerToken[i] * position;
                cosine[((position - from) * Width) + i] = (float)(Math.Cos(angle) * frequencies.Magnitude);
                sine[((position - from) * Width) + i] = (float)(Math.Sin(angle) * frequencies.Magnitude);
            }
        }

        return (cosine, sine);
    }
}
