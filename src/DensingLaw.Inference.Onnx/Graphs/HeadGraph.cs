using DensingLaw.Checkpoints;

namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>
/// What is read of a forward's output: log-probabilities of targets and the best tokens. The output is the residual stream before the final norm, which
/// the head turns into logits, or logits themselves. Logits stay on the device.
/// </summary>
internal static class HeadGraph
{
    /// <summary>fp32 […, width]: the forward's output; leading dimensions are flattened to rows.</summary>
    public const string Source = "source";

    /// <summary>int64 [N]: the rows that are read.</summary>
    public const string ReadIndex = "read_index";

    /// <summary>int64 [N, targets].</summary>
    public const string Targets = "targets";

    /// <summary>int64 [1]: how many of the best tokens; only in the graph that returns them.</summary>
    public const string TopCount = "top_count";

    /// <summary>fp32 [N, targets]: log-probabilities of the targets.</summary>
    public const string LogProbs = "log_probs";

    /// <summary>int64 [N]: the most probable token, the smallest id among equals.</summary>
    public const string Greedy = "greedy";

    /// <summary>fp32 [N, top]: the best log-probabilities, best first.</summary>
    public const string TopLogProbs = "top_log_probs";

    /// <summary>int64 [N, top]: their tokens.</summary>
    public const string TopTokens = "top_tokens";

    /// <summary>fp32 [N, vocabulary]: all log-probabilities; only in the graph that returns them.</summary>
    public const string Distribution = "distribution";

    /// <summary>int64 [N, targets]: tokens that are likelier than each target; only in the graph that returns them.</summary>
    public const string Ranks = "ranks";

    /// <summary>The graph behind a decoder of ours.</summary>
    public static byte[] Build(ModelSpec spec, ModelWeights weights, HeadOutputs outputs)
    {
        var graph = new GraphBuilder("head");
        var rows = ReadRows(graph, spec.HiddenSize, rank: 2);
        var gain = graph.Weight(WeightName.Of(WeightRole.FinalNorm), weights.Shape(WeightRole.FinalNorm));
        var role = spec.TiedEmbeddings ? WeightRole.Embedding : WeightRole.Head;
        var head = graph.Weight(WeightName.Of(role), weights.Shape(role));
        var logits = graph.Node("Gemm", [graph.RootMeanSquareNorm(rows, gain, spec.FinalNorm), head], new Attributes().With("transB", 1L));
        WriteOutputs(graph, logits, outputs);
        return graph.Build();
    }

    /// <summary>The graph behind an export, whose output is fp32 logits [B, S, <paramref name="vocabulary"/>].</summary>
    public static byte[] BuildForLogits(int vocabulary, HeadOutputs outputs)
    {
        var graph = new GraphBuilder("read");
        WriteOutputs(graph, ReadRows(graph, vocabulary, rank: 3), outputs);
        return graph.Build();
    }

    private static string ReadRows(GraphBuilder graph, int width, int rank)
    {
        var source = graph.Input(Source, ElementType.Float, [.. Enumerable.Repeat(-1L, rank - 1), width]);
        var rows = rank == 2 ? source : graph.Node("Reshape", [source, graph.Integers(-1, width)]);
        return graph.Node("Gather", [rows, graph.Input(ReadIndex, ElementType.Int64, -1)]);
    }

    // Log-softmax over the vocabulary in fp32.
    private static void WriteOutputs(GraphBuilder graph, string logits, HeadOutputs outputs)
    {
        var targets = graph.Input(Targets, ElementType.Int64, -1, -1);
        var logProbs = graph.Node("LogSoftmax", [logits], new Attributes().With("axis", -1L));
        graph.Output(LogProbs, graph.Node("GatherElements", [logProbs, targets], new Attributes().With("axis", 1L)), ElementType.Float, -1, -1);
        graph.Output(Greedy, graph.Node("ArgMax", [logits], new Attributes().With("axis", 1L).With("keepdims", 0L)), ElementType.Int64, -1);
        if (outputs.HasFlag(HeadOutputs.Top))
        {
            var top = graph.Node("TopK", [logProbs, graph.Input(TopCount, ElementType.Int64, 1)], 2, new Attributes().With("axis", 1L));
            graph.Output(TopLogProbs, top[0], ElementType.Float, -1, -1);
            graph.Output(TopTokens, top[1], ElementType.Int64, -1, -1);
        }

        if (outputs.HasFlag(HeadOutputs.Distribution))
        {
            graph.Output(Distribution, logProbs, ElementType.Float, -1, -1);
        }

        if (outputs.HasFlag(HeadOutputs.Ranks))
        {
            // [N, 1, V] > [N, targets, 1], counted over the vocabulary.
            var own = graph.Node("GatherElements", [logits, targets], new Attributes().With("axis", 1L));
            var likelier = graph.Node("Greater", [graph.Node("Unsqueeze", [logits, graph.Integers(1)]), graph.Node("Unsqueeze", [own, graph.Integers(2)])]);
            var counted = graph.Node("ReduceSum", [graph.Node("Cast", [likelier], new Attributes().With("to", (long)ElementType.Int64)), graph.Integers(2)], new Attributes().With("keepdims", 0L));
            graph.Output(Ranks, counted, ElementType.Int64, -1, -1);
        }
    }
}
