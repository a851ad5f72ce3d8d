namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>A graph that returns its input where the session's device is, whatever memory the input lies in.</summary>
internal static class UploadGraph
{
    public const string Source = "source", Target = "target";

    /// <summary>For fp32 tensors of one rank.</summary>
    public static byte[] Build(int rank)
    {
        var graph = new GraphBuilder("upload");
        long[] dims = [.. Enumerable.Repeat(-1L, rank)];
        graph.Output(Target, graph.Node("Identity", [graph.Input(Source, ElementType.Float, dims)]), ElementType.Float, dims);
        return graph.Build();
    }
}
