using DensingLaw.Numerics;

namespace DensingLaw.Training.Loop;

/// <summary>First values of the parameters, from a seed alone: the same on every machine, device and version of libtorch.</summary>
internal static class WeightInitialization
{
    /// <summary>Each slice draws from a sequence of its own, by Box and Muller's transform; spreads as <see cref="ParameterKind"/> states.</summary>
    public static float[] Draw(ParameterLayout layout, ulong seed)
    {
        var values = new float[checked((int)layout.Total)];
        for (var i = 0; i < layout.Slices.Count; i++)
        {
            var slice = layout.Slices[i];
            var target = values.AsSpan(checked((int)slice.Offset), checked((int)slice.Count));
            if (slice.Kind == ParameterKind.Gain)
                target.Fill(1);
            else
                Normal(target, Spread(slice, layout), new Pcg32(seed, (ulong)i));
        }

        return values;
    }

    private static double Spread(ParameterSlice slice, ParameterLayout layout) => slice.Kind switch
    {
        ParameterKind.Matrix => 1 / Math.Sqrt(slice.Shape[1]),
        ParameterKind.ResidualMatrix => 1 / Math.Sqrt(slice.Shape[1] * 2.0 * layout.Spec.Layers.Count),
        ParameterKind.Embedding when !layout.Spec.TiedEmbeddings => 1,
        _ => 0.5 / Math.Sqrt(layout.Spec.HiddenSize),
    };

    private static void Normal(Span<float> target, double spread, Pcg32 random)
    {
        for (var i = 0; i < target.Length; i += 2)
        {
            // 1 − u lies in (0, 1], so that the logarithm is finite.
            var (radius, angle) = (spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())), Math.Tau * random.NextDouble());
            target[i] = (float)(radius * Math.Cos(angle));
            if (i + 1 < target.Length)
                target[i + 1] = (float)(radius * Math.Sin(angle));
        }
    }
}
