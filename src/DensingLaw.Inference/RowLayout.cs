namespace DensingLaw.Inference;

/// <summary>A batch as engines that pack tokens want it: tokens row after row, and the index lists between packed and padded.</summary>
public sealed class RowLayout
{
    /// <param name="batch">Checked: no row is empty.</param>
    public RowLayout(ForwardBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Prefix = batch.Prefix?.Length ?? 0;
        Rows = batch.Rows.Count;
        Width = batch.Rows.Max(r => r.Tokens.Length);
        var total = batch.Rows.Sum(r => r.Tokens.Length);
        (Tokens, PadIndex, UnpadIndex) = (new long[total], new long[Rows * Width], new long[total]);
        var reads = new List<long>();
        var packed = 0;
        for (var row = 0; row < Rows; row++)
        {
            var tokens = batch.Rows[row].Tokens.Span;
            foreach (var read in batch.Rows[row].Reads)
            {
                reads.Add(packed + read.Offset);
            }

            for (var i = 0; i < tokens.Length; i++, packed++)
            {
                Tokens[packed] = tokens[i];
                PadIndex[(row * Width) + i] = packed;
                UnpadIndex[packed] = (row * Width) + i;
            }
        }

        ReadIndex = [.. reads];
    }

    /// <summary>P: tokens of the shared prefix.</summary>
    public int Prefix { get; }

    /// <summary>R: rows.</summary>
    public int Rows { get; }

    /// <summary>S: tokens of the longest row.</summary>
    public int Width { get; }

    /// <summary>Token ids, row after row without filling.</summary>
    public long[] Tokens { get; }

    /// <summary>[R, S]: the packed index of each place; 0 where a row has ended.</summary>
    public long[] PadIndex { get; }

    /// <summary>The place in [R, S] of each packed token.</summary>
    public long[] UnpadIndex { get; }

    /// <summary>The packed index of each read, row by row.</summary>
    public long[] ReadIndex { get; }

    /// <summary>0 … N−1: the decoder returns only the positions that are read.</summary>
    public long[] EveryRead => [.. Enumerable.Range(0, ReadIndex.Length).Select(i => (long)i)];

    /// <summary>
    /// Additive mask: [S, S] over own keys, or [S, P + S] when a window also hides prefix keys. Query i (at position P + i) sees keys from
    /// P + i − window + 1 to P + i.
    /// </summary>
    public (float[] Bias, long[] Shape) Bias(int? window)
    {
        var before = window is null ? 0 : Prefix;
        var columns = before + Width;
        var bias = new float[Width * columns];
        for (var query = 0; query < Width; query++)
        {
            var row = bias.AsSpan(query * columns, columns);
            row[(before + query + 1)..].Fill(float.NegativeInfinity);
            if (window is { } keys && before + query + 1 > keys)
            {
                row[..(before + query + 1 - keys)].Fill(float.NegativeInfinity);
            }
        }

        return (bias, [Width, columns]);
    }
}
