using DensingLaw.Checkpoints;

namespace DensingLaw.Inference.Onnx.Graphs;

internal sealed partial class DecoderGraph
{
    // Letters as in AttentionShape; T: packed tokens.
    private string Attention(string input, int layer, AttentionSpec attention)
    {
        var (heads, groups, size) = (attention.KeyValueHeads, attention.QueryHeads / attention.KeyValueHeads, attention.HeadSize);
        var (query, key, value) = QueryKeyValue(input, layer, attention);

        // [T, ·] → [R, S, ·] → heads in front.
        var queries = _graph.Node("Transpose", [Reshape(Pad(query), 0, 0, heads, groups, size)], new Attributes().With("perm", 2, 0, 3, 1, 4));
        var keys = _graph.Node("Transpose", [Reshape(Pad(key), 0, 0, heads, size)], new Attributes().With("perm", 2, 0, 1, 3));
        var values = _graph.Node("Transpose", [Reshape(Pad(value), 0, 0, heads, size)], new Attributes().With("perm", 2, 0, 1, 3));
        _graph.Output(DecoderInputs.OwnKey(layer), Reshape(keys, 0, -1, size), ElementType.Float, heads, -1, size);
        _graph.Output(DecoderInputs.OwnValue(layer), Reshape(values, 0, -1, size), ElementType.Float, heads, -1, size);
        var prefixKeys = Input(DecoderInputs.PrefixKey(layer), ElementType.Float, heads, -1, size);
        var prefixValues = Input(DecoderInputs.PrefixValue(layer), ElementType.Float, heads, -1, size);

        // One GEMM a key-value head over the queries of all rows; the prefix's keys are never copied.
        var prefixScores = Scores(Reshape(queries, 0, -1, size), prefixKeys, attention.Scale);
        var ownScores = Scores(Reshape(queries, 0, 0, -1, size), keys, attention.Scale);
        var (prefixWeights, ownWeights) = Softmax(
            ReshapeTo(prefixScores, AttentionShape.PrefixScores, attention), ReshapeTo(ownScores, AttentionShape.OwnScores, attention), attention.Window);

        var fromPrefix = _graph.Node("MatMul", [ReshapeTo(prefixWeights, AttentionShape.PrefixFlat, attention), prefixValues]);
        var fromOwn = _graph.Node("MatMul", [ReshapeTo(ownWeights, AttentionShape.OwnFlat, attention), values]);
        var context = ReshapeTo(_graph.Node("Add", [fromPrefix, Reshape(fromOwn, 0, -1, size)]), AttentionShape.Context, attention);

        // [K, R, G, S, D] → [R·S, heads · D] → packed tokens.
        var rows = Reshape(_graph.Node("Transpose", [context], new Attributes().With("perm", 1, 3, 0, 2, 4)), -1, attention.QueryHeads * size);
        var packed = _graph.Node("Gather", [rows, Input(DecoderInputs.UnpadIndex, ElementType.Int64, -1)]);
        return AttentionOutput(packed, layer, attention);
    }

    /// <summary>Packed queries, keys and values, rotated.</summary>
    private (string Query, string Key, string Value) QueryKeyValue(string input, int layer, AttentionSpec attention)
    {
        var bias = attention.QueryKeyValueBias;
        var query = Linear(input, layer, WeightRole.Query, bias ? WeightRole.QueryBias : null);
        var key = Linear(input, layer, WeightRole.Key, bias ? WeightRole.KeyBias : null);
        var value = Linear(input, layer, WeightRole.Value, bias ? WeightRole.ValueBias : null);
        return attention.Rotary is { } rotary
            ? (Rotate(query, attention.QueryHeads, rotary), Rotate(key, attention.KeyValueHeads, rotary), value)
            : (query, key, value);
    }

    private string AttentionOutput(string packed, int layer, AttentionSpec attention) =>
        Linear(packed, layer, WeightRole.AttentionOutput, attention.OutputBias ? WeightRole.AttentionOutputBias : null);

    /// <summary>Softmax over prefix and own keys together, split again.</summary>
    private (string Prefix, string Own) Softmax(string prefixScores, string ownScores, int? window)
    {
        var bias = Input(DecoderInputs.Bias(window), ElementType.Float, -1, -1);
        if (window is null)
        {
            ownScores = _graph.Node("Add", [ownScores, bias]);
        }

        var scores = _graph.Node("Concat", [prefixScores, ownScores], new Attributes().With("axis", -1L));
        if (window is not null)
        {
            scores = _graph.Node("Add", [scores, bias]);
        }

        var weights = _graph.Node("Softmax", [scores], new Attributes().With("axis", -1L));
        var parts = _graph.Node("Split", [weights, Input(DecoderInputs.KeySplit, ElementType.Int64, 2)], 2, new Attributes().With("axis", -1L));
        return (parts[0], parts[1]);
    }

    private string Scores(string queries, string keys, double scale) =>
        _graph.Node("FusedMatMul", [queries, keys], new Attributes().With("transB", 1L).With("alpha", scale), GraphBuilder.Microsoft);

    private string Rotate(string input, int heads, RotarySpec rotary)
    {
        var table = RotaryTables.ToList().IndexOf(rotary);
        var half = rotary.Dimension / 2;
        var cosine = Input(DecoderInputs.Cosine(table), ElementType.Float, -1, half);
        var sine = Input(DecoderInputs.Sine(table), ElementType.Float, -1, half);

        // The tables have one row a packed token, so the operator's position of a token is its packed index.
        var attributes = new Attributes().With("interleaved", rotary.Interleaved ? 1L : 0L).With("num_heads", (long)heads).With("rotary_embedding_dim", (long)rotary.Dimension);
        var sequence = _graph.Node("Unsqueeze", [input, _graph.Integers(0)]);
        var rotated = _graph.Node("RotaryEmbedding", [sequence, _graph.Integers(0), cosine, sine], attributes, GraphBuilder.Microsoft);
        return _graph.Node("Squeeze", [rotated, _graph.Integers(0)]);
    }

    private string Pad(string packed) => _graph.Node("Gather", [packed, Input(DecoderInputs.PadIndex, ElementType.Int64, -1, -1)]);

    private string Reshape(string input, params long[] shape) => _graph.Node("Reshape", [input, _graph.Integers(shape)]);

    private string ReshapeTo(string input, AttentionShape shape, AttentionSpec attention) => ReshapeTo(input, DecoderInputs.Shape(shape, attention));
}
