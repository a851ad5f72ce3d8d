using DensingLaw.Checkpoints;

namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>The output head: from the residual stream at read positions to log-probabilities. Logits stay on the device.</summary>
internal static class HeadGraph
{
    /// <summary>fp32 [N, hidden].</summary>
    public const string Hidden = "hidden";

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

    /// <summary>Writes the graph; <paramref name="withTop"/> adds the search for the best tokens, which costs time on every position.</summary>
    public static byte[] Build(ModelSpec spec, ModelWeights weights, bool withTop)
    {
        var graph = new GraphBuilder("head");
        var hidden = graph.Input(Hidden, ElementType.Float, -1, spec.HiddenSize);
        var targets = graph.Input(Targets, ElementType.Int64, -1, -1);
        var gain = graph.Weight(WeightName.Of(WeightRole.FinalNorm), weights.Shape(WeightRole.FinalNorm));
        var role = spec.TiedEmbeddings ? WeightRole.Embedding : WeightRole.Head;
        var head = graph.Weight(WeightName.Of(role), weights.Shape(role));
        var logits = graph.Node("Gemm", [graph.RootMeanSquareNorm(hidden, gain, spec.FinalNorm), head], new Attributes().With("transB", 1L));
        WriteOutputs(graph, logits, targets, withTop);
        return graph.Build();
    }

    /// <summary>Log-softmax in fp32 over the vocabulary and what is read of it.</summary>
    public static void WriteOutputs(GraphBuilder graph, string logits, string targets, bool withTop)
    {
        var logProbs = graph.Node("LogSoftmax", [logits], new Attributes().With("axis", -1L));
        graph.Output(LogProbs, graph.Node("GatherElements", [logProbs, targets], new Attributes().With("axis", 1L)), ElementType.Float, -1, -1);
        graph.Output(Greedy, graph.Node("ArgMax", [logits], new Attributes().With("axis", 1L).With("keepdims", 0L)), ElementType.Int64, -1);
        if (withTop)
        {
            var top = graph.Node("TopK", [logProbs, graph.Input(TopCount, ElementType.Int64, 1)], 2, new Attributes().With("axis", 1L));
            graph.Output(TopLogProbs, top[0], ElementType.Float, -1, -1);
            graph.Output(TopTokens, top[1], ElementType.Int64, -1, -1);
        }
    }
}
