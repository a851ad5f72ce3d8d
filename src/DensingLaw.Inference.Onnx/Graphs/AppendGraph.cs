namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>Appends a row's own keys and values to a prefix's, one layer a call, on the device.</summary>
internal static class AppendGraph
{
    /// <summary>fp32 [key-value heads, P, head size].</summary>
    public const string PrefixKey = "prefix_key";

    /// <summary>fp32 [key-value heads, P, head size].</summary>
    public const string PrefixValue = "prefix_value";

    /// <summary>fp32 [key-value heads, S, head size].</summary>
    public const string OwnKey = "own_key";

    /// <summary>fp32 [key-value heads, S, head size].</summary>
    public const string OwnValue = "own_value";

    /// <summary>fp32 [key-value heads, P + S, head size].</summary>
    public const string ExtendedKey = "extended_key";

    /// <summary>fp32 [key-value heads, P + S, head size].</summary>
    public const string ExtendedValue = "extended_value";

    /// <summary>The graph for layers of any number and size of heads.</summary>
    public static byte[] Build()
    {
        var graph = new GraphBuilder("append");
        Append(PrefixKey, OwnKey, ExtendedKey);
        Append(PrefixValue, OwnValue, ExtendedValue);
        return graph.Build();

        void Append(string prefix, string own, string extended)
        {
            long[] dims = [-1, -1, -1];
            var (a, b) = (graph.Input(prefix, ElementType.Float, dims), graph.Input(own, ElementType.Float, dims));
            graph.Output(extended, graph.Node("Concat", [a, b], new Attributes().With("axis", 1L)), ElementType.Float, dims);
        }
    }
}
