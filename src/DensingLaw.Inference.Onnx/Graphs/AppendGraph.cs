using DensingLaw.Checkpoints;

namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>Appends a row's own keys and values to a prefix's, all layers in one call, on the device.</summary>
internal static class AppendGraph
{
    public static string ExtendedKey(int layer) => $"extended_key.{layer}";

    public static string ExtendedValue(int layer) => $"extended_value.{layer}";

    public static byte[] Build(ModelSpec spec)
    {
        var graph = new GraphBuilder("append");
        for (var layer = 0; layer < spec.Layers.Count; layer++)
        {
            var attention = spec.Layers[layer].Attention;
            Append(DecoderInputs.PrefixKey(layer), DecoderInputs.OwnKey(layer), ExtendedKey(layer), attention);
            Append(DecoderInputs.PrefixValue(layer), DecoderInputs.OwnValue(layer), ExtendedValue(layer), attention);
        }

        return graph.Build();

        void Append(string prefix, string own, string extended, AttentionSpec attention)
        {
            long[] dims = [attention.KeyValueHeads, -1, attention.HeadSize];
            var (a, b) = (graph.Input(prefix, ElementType.Float, dims), graph.Input(own, ElementType.Float, dims));
            graph.Output(extended, graph.Node("Concat", [a, b], new Attributes().With("axis", 1L)), ElementType.Float, dims);
        }
    }
}
