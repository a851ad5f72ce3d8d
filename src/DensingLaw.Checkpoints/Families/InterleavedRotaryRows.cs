namespace DensingLaw.Checkpoints;

/// <summary>
/// GGUF's llama converter stores each head's rows for interleaved rotary pairs: stored row 2j + k of a head is row k·d/2 + j of the published layout,
/// whose pairs are (j, j + d/2).
/// </summary>
internal sealed record InterleavedRotaryRows : WeightLayout
{
    public override long StoredRows(ModelSpec spec, int layer, long rows) => rows;

    public override int[] SourceRows(ModelSpec spec, int layer, int rows)
    {
        var headSize = spec.Layers[layer].Attention.HeadSize;
        var half = headSize / 2;
        return [.. Enumerable.Range(0, rows).Select(row =>
        {
            var (head, inHead) = Math.DivRem(row, headSize);
            var (k, j) = Math.DivRem(inHead, half);
            return (head * headSize) + (2 * j) + k;
        })];
    }
}
