using System.Numerics;

namespace DensingLaw.Cli;

/// <summary>What the cores can do at most: multiply-adds on registers alone, so that neither memory nor a library limits them.</summary>
internal static class MachineCeiling
{
    private const int Rounds = 4_000_000;

    /// <summary>Floating-point operations a second of some threads together; the best of three tries of a tenth of a second or so.</summary>
    public static double Measure(int threads, TimeProvider time)
    {
        Loop(Rounds / 10);
        var best = 0.0;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var start = time.GetTimestamp();
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => Loop(Rounds));
            best = Math.Max(best, 2.0 * 8 * Vector<float>.Count * Rounds * threads / time.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    // Eight independent chains hide a multiply-add's latency; the sum is returned so that none is left out.
    private static float Loop(int rounds)
    {
        var factor = new Vector<float>(0.999f);
        Vector<float> a = Vector<float>.One, b = a, c = a, d = a, e = a, f = a, g = a, h = a;
        for (var i = 0; i < rounds; i++)
        {
            a = Vector.FusedMultiplyAdd(a, factor, factor);
            b = Vector.FusedMultiplyAdd(b, factor, factor);
            c = Vector.FusedMultiplyAdd(c, factor, factor);
            d = Vector.FusedMultiplyAdd(d, factor, factor);
            e = Vector.FusedMultiplyAdd(e, factor, factor);
            f = Vector.FusedMultiplyAdd(f, factor, factor);
            g = Vector.FusedMultiplyAdd(g, factor, factor);
            h = Vector.FusedMultiplyAdd(h, factor, factor);
        }

        return Vector.Sum(a + b + c + d + e + f + g + h);
    }
}
