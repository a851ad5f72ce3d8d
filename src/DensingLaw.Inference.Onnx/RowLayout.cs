using DensingLaw.Checkpoints;
using DensingLaw.Inference.Onnx.Graphs;

namespace DensingLaw.Inference.Onnx;

/// <summary>A batch as the decoder graph wants it: tokens packed row after row, and the index lists between packed and padded.</summary>
internal sealed class RowLayout
{
    public RowLayout(ForwardBatch batch)
    {
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

    /// <summary>P.</summary>
    public int Prefix { get; }

    /// <summary>R.</summary>
    public int Rows { get; }

    /// <summary>S.</summary>
    public int Width { get; }

    public long[] Tokens { get; }

    public long[] PadIndex { get; }

    public long[] UnpadIndex { get; }

    public long[] ReadIndex { get; }

    /// <summary>0 … N−1: the decoder returns only the positions that are read.</summary>
    public long[] EveryRead => [.. Enumerable.Range(0, ReadIndex.Length).Select(i => (long)i)];

    /// <summary>The sizes of one of the attention's reshapes.</summary>
    public long[] Shape(AttentionShape shape, AttentionSpec attention)
    {
        long heads = attention.KeyValueHeads, groups = attention.QueryHeads / attention.KeyValueHeads;
        return shape switch
        {
            AttentionShape.PrefixScores => [heads, Rows, groups, Width, Prefix],
            AttentionShape.OwnScores => [heads, Rows, groups, Width, Width],
            AttentionShape.PrefixFlat => [heads, Rows * groups * Width, Prefix],
            AttentionShape.OwnFlat => [heads, Rows, groups * Width, Width],
            AttentionShape.Context => [heads, Rows, groups, Width, attention.HeadSize],
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, null),
        };
    }

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
