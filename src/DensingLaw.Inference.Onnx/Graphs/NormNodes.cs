using DensingLaw.Checkpoints;

namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>Norms as graph nodes.</summary>
internal static class NormNodes
{
    /// <summary>x / √(mean(x²) + ε) · gain over the last axis, ONNX Runtime's fused operator.</summary>
    public static string RootMeanSquareNorm(this GraphBuilder graph, string input, string gain, NormSpec norm) =>
        graph.Node("SimplifiedLayerNormalization", [input, gain], new Attributes().With("epsilon", norm.Epsilon).With("axis", -1L).With("stash_type", 1L));
}
