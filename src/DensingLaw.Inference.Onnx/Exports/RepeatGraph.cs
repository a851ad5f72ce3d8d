using DensingLaw.Inference.Onnx.Graphs;

namespace DensingLaw.Inference.Onnx.Exports;

/// <summary>
/// Repeats a cache of one row for several: an export's own attention wants keys and values per row, so its prefix is copied (our own graphs never do).
/// </summary>
internal static class RepeatGraph
{
    /// <summary>int64 [4]: rows, 1, 1, 1.</summary>
    public const string Repeats = "repeats";

    public static string Repeated(string name) => $"repeated.{name}";

    public static byte[] Build(ExportSignature signature)
    {
        var graph = new GraphBuilder("repeat");
        var repeats = graph.Input(Repeats, ElementType.Int64, 4);
        for (var layer = 0; layer < signature.Layers.Count; layer++)
        {
            var (heads, size) = signature.Layers[layer];
            foreach (var name in new[] { ExportNames.PastKey(layer), ExportNames.PastValue(layer) })
            {
                var past = graph.Input(name, ElementType.Float, 1, heads, -1, size);
                graph.Output(Repeated(name), graph.Node("Tile", [past, repeats]), ElementType.Float, -1, heads, -1, size);
            }
        }

        return graph.Build();
    }
}
