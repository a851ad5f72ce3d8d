namespace DensingLaw.Inference;

/// <summary>The targets of several reads as rows of one width; what comes back for the filling is dropped.</summary>
/// <param name="Values">[reads, <paramref name="Width"/>], filled up with token 0.</param>
/// <param name="Width">The most targets a read has, at least 1.</param>
public readonly record struct PackedTargets(long[] Values, int Width)
{
    /// <summary>Packs them.</summary>
    public static PackedTargets Of(ReadOnlySpan<Read> reads)
    {
        var width = 1;
        foreach (var read in reads)
            width = Math.Max(width, read.Targets.Length);
        var values = new long[reads.Length * width];
        for (var i = 0; i < reads.Length; i++)
        {
            for (var j = 0; j < reads[i].Targets.Length; j++)
                values[(i * width) + j] = reads[i].Targets[j];
        }

        return new PackedTargets(values, width);
    }
}
