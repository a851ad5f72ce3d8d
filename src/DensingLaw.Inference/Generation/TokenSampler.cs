namespace DensingLaw.Inference;

/// <summary>Draws a token from a distribution (temperature, then nucleus sampling: Holtzman et al. 2019, arXiv 1904.09751).</summary>
internal static class TokenSampler
{
    /// <param name="logProbs">Natural log-probabilities by token id.</param>
    /// <param name="parameters">How to draw.</param>
    /// <param name="step">The token's place in its completion, from 0.</param>
    public static int Draw(ReadOnlySpan<float> logProbs, SamplingParameters parameters, int step)
    {
        var scaled = new double[logProbs.Length];
        var largest = double.NegativeInfinity;
        foreach (var value in logProbs)
            largest = Math.Max(largest, value);
        var total = 0.0;
        for (var i = 0; i < scaled.Length; i++)
            total += scaled[i] = Math.Exp((logProbs[i] - largest) / parameters.Temperature);

        // Most probable first, ids in rising order among equals, so that the draw does not depend on the sort.
        var ids = new int[scaled.Length];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = i;
        Array.Sort(ids, (a, b) => scaled[a] != scaled[b] ? scaled[b].CompareTo(scaled[a]) : a.CompareTo(b));
        var (kept, mass) = (0, 0.0);
        while (kept < ids.Length && (kept == 0 || mass < parameters.TopP * total))
            mass += scaled[ids[kept++]];

        var target = Uniform(parameters.Seed, step) * mass;
        for (var i = 0; i < kept - 1; i++)
        {
            target -= scaled[ids[i]];
            if (target < 0)
                return ids[i];
        }

        return ids[kept - 1];
    }

    /// <summary>A number in [0, 1) that depends on seed and step alone (SplitMix64: Steele, Lea and Flood 2014).</summary>
    private static double Uniform(ulong seed, int step)
    {
        unchecked
        {
            var z = seed + (((ulong)step + 1) * 0x9E3779B97F4A7C15UL);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }
}
