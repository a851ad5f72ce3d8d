using DensingLaw.Checkpoints;

namespace DensingLaw.Inference.Onnx.Graphs;

internal sealed partial class DecoderGraph
{
    /// <summary>
    /// Attention of one new token a row: over the attached prefixes, which all rows' queries meet in one matrix product a key-value head, and over the row's
    /// own keys. The biases hide what a row must not see: other rows' prefixes, and the unused end of its buffer.
    /// </summary>
    private string StepAttention(string input, int layer, AttentionSpec attention)
    {
        var (heads, groups, size) = (attention.KeyValueHeads, attention.QueryHeads / attention.KeyValueHeads, attention.HeadSize);
        var (query, key, value) = QueryKeyValue(input, layer, attention);
        var queries = Reshape(query, 0, heads, groups, size);
        var keys = Append(StepInputs.OwnKey(layer), StepInputs.NewOwnKey(layer), Reshape(key, 0, heads, size), heads, size);
        var values = Append(StepInputs.OwnValue(layer), StepInputs.NewOwnValue(layer), Reshape(value, 0, heads, size), heads, size);
        var prefixKeys = Input(DecoderInputs.PrefixKey(layer), ElementType.Float, heads, -1, size);
        var prefixValues = Input(DecoderInputs.PrefixValue(layer), ElementType.Float, heads, -1, size);

        var prefixScores = Scores(Reshape(RowsInside(queries), 0, -1, size), prefixKeys, attention.Scale);
        var scores = _graph.Node(
            "Concat",
            [RowsInside(ReshapeTo(prefixScores, StepInputs.PrefixScores(attention))), Scores(queries, keys, attention.Scale)],
            new Attributes().With("axis", -1L));
        var weights = _graph.Node(
            "Softmax", [_graph.Node("Add", [scores, Input(DecoderInputs.Bias(attention.Window), ElementType.Float, -1, 1, 1, -1)])], new Attributes().With("axis", -1L));
        var parts = _graph.Node("Split", [weights, Input(DecoderInputs.KeySplit, ElementType.Int64, 2)], 2, new Attributes().With("axis", -1L));

        var fromPrefix = _graph.Node("MatMul", [ReshapeTo(RowsInside(parts[0]), StepInputs.PrefixFlat(attention)), prefixValues]);
        var fromOwn = _graph.Node("MatMul", [parts[1], values]);
        var context = _graph.Node("Add", [RowsInside(Reshape(fromPrefix, 0, -1, groups, size)), fromOwn]);
        return AttentionOutput(Reshape(context, 0, attention.QueryHeads * size), layer, attention);
    }

    /// <summary>Attention of one new token a row over the row's own keys; the operator appends the new key and value itself.</summary>
    private string OwnStepAttention(string input, int layer, AttentionSpec attention)
    {
        var (heads, size) = (attention.KeyValueHeads, attention.HeadSize);
        var (query, key, value) = QueryKeyValue(input, layer, attention);
        var attributes = new Attributes().With("num_heads", (long)attention.QueryHeads).With("kv_num_heads", (long)heads).With("scale", attention.Scale);
        var outputs = _graph.Node(
            "GroupQueryAttention",
            [
                Sequence(query), Sequence(key), Sequence(value),
                Input(StepInputs.OwnKey(layer), ElementType.Float, -1, heads, -1, size), Input(StepInputs.OwnValue(layer), ElementType.Float, -1, heads, -1, size),
                Input(StepInputs.LastKey, ElementType.Int32, -1), Input(StepInputs.LongestRow, ElementType.Int32),
            ],
            3,
            attributes,
            GraphBuilder.Microsoft);
        _graph.Return(StepInputs.NewOwnKey(layer), outputs[1], ElementType.Float, -1, heads, -1, size);
        _graph.Return(StepInputs.NewOwnValue(layer), outputs[2], ElementType.Float, -1, heads, -1, size);
        return AttentionOutput(Reshape(outputs[0], -1, attention.QueryHeads * size), layer, attention);

        // [A, ·] → [A, 1, ·].
        string Sequence(string packed) => _graph.Node("Unsqueeze", [packed, _graph.Integers(1)]);
    }

    /// <summary>Writes each row's new vector into its buffer. Input and output are bound to the same memory, so that nothing else of it is touched.</summary>
    private string Append(string buffer, string updated, string vectors, int heads, int size)
    {
        var written = _graph.Node(
            "ScatterND", [Input(buffer, ElementType.Float, -1, heads, -1, size), Input(StepInputs.WriteIndex(heads), ElementType.Int64, -1, heads, 3), vectors]);
        _graph.Return(updated, written, ElementType.Float, -1, heads, -1, size);
        return updated;
    }

    /// <summary>[A, K, ·, ·] ↔ [K, A, ·, ·].</summary>
    private string RowsInside(string value) => _graph.Node("Transpose", [value], new Attributes().With("perm", 1, 0, 2, 3));

    private string ReshapeTo(string input, string shape) =>
        _graph.Node("Reshape", [input, Input(shape, ElementType.Int64, -1)], new Attributes().With("allowzero", 1L));
}
