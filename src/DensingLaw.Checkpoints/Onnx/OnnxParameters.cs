namespace DensingLaw.Checkpoints;

/// <summary>
/// Counts an ONNX export's parameters. Counted are floating-point initializers of more than one element, and the integer matrices of MatMulNBits
/// (N·K, whatever the packing), GatherBlockQuantized and DequantizeLinear; not their scales and zero points, and not the rotary tables
/// (<c>cos_cache</c>, <c>sin_cache</c>, <c>inv_freq</c>). The embedding is what the first Gather of token ids reads; the head is the matrix of the last
/// matrix product before the logits. A head that config.json ties to the embedding, which exporters store again transposed, is not counted.
/// </summary>
internal sealed class OnnxParameters
{
    private const string NBits = "MatMulNBits", BlockGather = "GatherBlockQuantized", Dequantize = "DequantizeLinear";

    /// <summary>Operations that change logits element by element, or pass them on.</summary>
    private static readonly HashSet<string> s_afterHead =
        ["Add", "Cast", "Div", "Identity", "Mul", "Reshape", "Slice", "Squeeze", "Sub", "Tanh", "Transpose", "Unsqueeze"];

    /// <summary>Operations between a stored matrix and the product that uses it.</summary>
    private static readonly HashSet<string> s_beforeUse = ["Cast", Dequantize, "Identity", "Reshape", "Transpose"];

    private static readonly string[] s_tables = ["cos_cache", "sin_cache", "inv_freq"];

    private readonly OnnxGraph _graph;
    private readonly string _path;
    private readonly Dictionary<string, OnnxNode> _producers = [];
    private readonly Dictionary<string, (long Elements, string Precision)> _parameters = [];

    public OnnxParameters(OnnxGraph graph, string path)
    {
        (_graph, _path) = (graph, path);
        foreach (var node in graph.Nodes)
        {
            foreach (var output in node.Outputs)
                _producers[output] = node;
        }

        AddFloats();
        foreach (var node in graph.Nodes)
            AddQuantized(node);
    }

    /// <summary>The precision of most parameters: <c>f32</c>, <c>int4</c>.</summary>
    public string Precision => _parameters.Values.GroupBy(p => p.Precision).MaxBy(g => g.Sum(p => p.Elements))?.Key
        ?? throw Unclear("it holds no parameters");

    /// <param name="tied">Whether config.json says that head and embedding are one matrix.</param>
    public ParameterCounts Count(bool tied)
    {
        var (embedding, head) = (FindEmbedding(), FindHead());
        if (tied && head != embedding)
            _parameters.Remove(head);
        var total = _parameters.Values.Sum(p => p.Elements);
        var outside = _parameters.Where(p => p.Key == embedding || p.Key == head).Sum(p => p.Value.Elements);
        return new(total, total - outside, total - outside);
    }

    private void AddFloats()
    {
        foreach (var tensor in _graph.Initializers.Values)
        {
            if (tensor.Elements > 1 && tensor.FloatName is { } precision && !s_tables.Any(table => tensor.Name.Contains(table, StringComparison.Ordinal)))
                _parameters[tensor.Name] = (tensor.Elements, precision);
        }
    }

    /// <summary>Counts the integers of a quantised matrix and takes its scales out.</summary>
    private void AddQuantized(OnnxNode node)
    {
        var (weight, scale) = node.Operator switch
        {
            NBits => (1, 2), // A, B, scales, zero points, group index, bias
            BlockGather => (0, 2), // data, indices, scales, zero points
            Dequantize => (0, 1), // x, scale, zero point
            _ => (-1, -1),
        };
        if (weight < 0 || node.Input(weight) is not { } name || !_graph.Initializers.TryGetValue(name, out var tensor) || tensor.FloatName is not null)
            return;
        _parameters.Remove(node.Input(scale) ?? "");
        _parameters.Remove(node.Input(scale + 1) ?? ""); // zero points may be floating point
        var bits = (int)Math.Clamp(node.Integers.GetValueOrDefault("bits", OnnxTensor.Bits(tensor.Type) ?? 8), 1, 8);
        var elements = node.Operator == NBits
            ? Product(node, tensor)
            : tensor.Elements * (tensor.Type is OnnxTensorType.UInt8 && node.Operator == BlockGather ? 8 / bits : 1);
        _parameters[name] = (elements, $"int{bits}");
    }

    /// <summary>N·K, which must fit what is stored: at most 8 elements a byte.</summary>
    private long Product(OnnxNode node, OnnxTensor packed) =>
        node.Integers.TryGetValue("N", out var n) && node.Integers.TryGetValue("K", out var k)
            && TensorShape.Elements([n, k]) is > 0 and var elements && elements / 8 <= packed.Elements
            ? elements
            : throw Unclear($"a {NBits} whose N and K are missing or exceed '{packed.Name}'");

    private string FindEmbedding()
    {
        var ids = _graph.Nodes.FirstOrDefault(node => node.Operator is "Gather" or BlockGather && Stored(node.Input(0)) is not null);
        return Stored(ids?.Input(0))
            ?? _parameters.Keys.FirstOrDefault(name => name.Contains("embed", StringComparison.OrdinalIgnoreCase))
            ?? throw Unclear("no Gather reads a stored matrix, and no initializer is named '…embed…'");
    }

    private string FindHead()
    {
        var value = _graph.Outputs.FirstOrDefault(name => name == "logits") ?? _graph.Outputs.FirstOrDefault();
        for (var steps = 0; steps < _graph.Nodes.Count && value is not null && _producers.TryGetValue(value, out var node); steps++)
        {
            if (node.Operator is "MatMul" or "Gemm" or NBits)
                return Stored(node.Input(1)) ?? throw Unclear($"the product before the logits ('{value}') has no stored matrix");
            if (!s_afterHead.Contains(node.Operator))
                throw Unclear($"the logits come from {node.Operator}");
            value = node.Inputs.FirstOrDefault(_producers.ContainsKey);
        }

        throw Unclear("no matrix product leads to the logits");
    }

    /// <summary>The parameter that a value is, perhaps transposed, cast or dequantised; null for computed values.</summary>
    private string? Stored(string? value)
    {
        for (var steps = 0; steps <= _graph.Nodes.Count && value is not null; steps++)
        {
            if (_parameters.ContainsKey(value))
                return value;
            value = _producers.TryGetValue(value, out var node) && s_beforeUse.Contains(node.Operator) ? node.Input(0) : null;
        }

        return null;
    }

    private ConfigurationException Unclear(string found) =>
        new($"{_path}: parameters cannot be counted: {found}; supported are decoder exports by optimum, torch or the onnxruntime-genai builder");
}
