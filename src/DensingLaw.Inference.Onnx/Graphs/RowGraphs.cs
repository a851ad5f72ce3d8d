namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>Small graphs that keep rows' buffers on the device, one layer's keys and values a call.</summary>
internal static class RowGraphs
{
    /// <summary>fp32 [K, P, D]: what a row follows, copied into it.</summary>
    public const string Prefix = "prefix";

    /// <summary>fp32 [K, N, D]: the own vectors of all rows of a forward.</summary>
    public const string Own = "own";

    /// <summary>int64 [1]: the first of the row's vectors in <see cref="Own"/>.</summary>
    public const string Start = "start";

    /// <summary>int64 [1]: the end of the row's vectors in <see cref="Own"/>.</summary>
    public const string End = "end";

    /// <summary>int64 [2 · rank]: zeros to add in front and behind, as ONNX's Pad takes them.</summary>
    public const string Padding = "padding";

    /// <summary>A buffer that is read.</summary>
    public const string Source = "source";

    /// <summary>A buffer that is written.</summary>
    public const string Target = "target";

    private static readonly string[] s_parts = [".key", ".value"];

    /// <summary>The names of an input or output for keys and for values.</summary>
    public static IReadOnlyList<string> Both(string name) => [.. s_parts.Select(part => name + part)];

    /// <summary>A row's buffer from what it follows and its own vectors, filled up with zeros: fp32 [K, C, D].</summary>
    public static byte[] Admit() => Build("admit", (graph, part) =>
    {
        var own = graph.Node("Slice", [graph.Input(Own + part, ElementType.Float, -1, -1, -1), Integers(graph, Start, 1), Integers(graph, End, 1), graph.Integers(1)]);
        var whole = graph.Node("Concat", [graph.Input(Prefix + part, ElementType.Float, -1, -1, -1), own], new Attributes().With("axis", 1L));
        return (graph.Node("Pad", [whole, Integers(graph, Padding, 6)]), 3);
    });

    /// <summary>All rows' buffers with more room: fp32 [A, K, C, D].</summary>
    public static byte[] Grow() => Build("grow", (graph, part) =>
        (graph.Node("Pad", [graph.Input(Source + part, ElementType.Float, -1, -1, -1, -1), Integers(graph, Padding, 8)]), 4));

    /// <summary>A row's buffer copied to another place: fp32 [K, C, D].</summary>
    public static byte[] Move() => Build("move", (graph, part) => (graph.Input(Source + part, ElementType.Float, -1, -1, -1), 3));

    private static byte[] Build(string name, Func<GraphBuilder, string, (string Value, int Rank)> write)
    {
        var graph = new GraphBuilder(name);
        foreach (var part in s_parts)
        {
            var (value, rank) = write(graph, part);
            graph.Output(Target + part, value, ElementType.Float, [.. Enumerable.Repeat(-1L, rank)]);
        }

        return graph.Build();
    }

    private static string Integers(GraphBuilder graph, string name, long count) =>
        graph.Input(name, ElementType.Int64, count);
}
