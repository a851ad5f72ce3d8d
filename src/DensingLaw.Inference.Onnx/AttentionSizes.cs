using DensingLaw.Checkpoints;
using DensingLaw.Inference.Onnx.Graphs;

namespace DensingLaw.Inference.Onnx;

/// <summary>The sizes of the decoder graph's reshapes for one batch.</summary>
internal static class AttentionSizes
{
    /// <summary>The sizes of one of the attention's reshapes.</summary>
    public static long[] Shape(this RowLayout layout, AttentionShape shape, AttentionSpec attention)
    {
        long heads = attention.KeyValueHeads, groups = attention.QueryHeads / attention.KeyValueHeads;
        return shape switch
        {
            AttentionShape.PrefixScores => [heads, layout.Rows, groups, layout.Width, layout.Prefix],
            AttentionShape.OwnScores => [heads, layout.Rows, groups, layout.Width, layout.Width],
            AttentionShape.PrefixFlat => [heads, layout.Rows * groups * layout.Width, layout.Prefix],
            AttentionShape.OwnFlat => [heads, layout.Rows, groups * layout.Width, layout.Width],
            AttentionShape.Context => [heads, layout.Rows, groups, layout.Width, attention.HeadSize],
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, null),
        };
    }
}
