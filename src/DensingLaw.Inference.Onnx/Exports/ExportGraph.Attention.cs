using DensingLaw.Checkpoints;
using DensingLaw.Inference.Onnx.Graphs;

namespace DensingLaw.Inference.Onnx.Exports;

internal sealed partial class ExportGraph
{
    private readonly Dictionary<int, string> _biases = [];
    private readonly Dictionary<RotarySpec, (string Cosine, string Sine)> _rotations = [];

    private string Attention(string input, int layer, AttentionSpec attention)
    {
        var (heads, groups, size) = (attention.KeyValueHeads, attention.QueryHeads / attention.KeyValueHeads, attention.HeadSize);
        var bias = attention.QueryKeyValueBias;
        var query = Heads(Linear(input, layer, WeightRole.Query, bias ? WeightRole.QueryBias : null), attention.QueryHeads, size);
        var key = Heads(Linear(input, layer, WeightRole.Key, bias ? WeightRole.KeyBias : null), heads, size);
        var value = Heads(Linear(input, layer, WeightRole.Value, bias ? WeightRole.ValueBias : null), heads, size);
        if (attention.Rotary is { } rotary)
            (query, key) = (Rotate(query, rotary, size), Rotate(key, rotary, size));
        var keys = WithCache(key, ExportNames.PastKey(layer), ExportNames.PresentKey(layer), heads, size);
        var values = WithCache(value, ExportNames.PastValue(layer), ExportNames.PresentValue(layer), heads, size);

        // [B, K, G, S, D] · [B, K, 1, D, T]: the queries of a key-value head share its keys.
        var queries = Reshape(query, 0, heads, groups, -1, size);
        var turned = _graph.Node("Unsqueeze", [_graph.Node("Transpose", [keys], new Attributes().With("perm", 0, 1, 3, 2)), _graph.Integers(2)]);
        var scores = _graph.Node("Mul", [_graph.Node("MatMul", [queries, turned]), Scalar(attention.Scale)]);
        var weights = _graph.Node("Softmax", [_graph.Node("Add", [scores, Bias(attention.Window)])], new Attributes().With("axis", -1L));
        var context = _graph.Node("MatMul", [weights, _graph.Node("Unsqueeze", [values, _graph.Integers(2)])]);

        // [B, K, G, S, D] → [B, S, heads · D].
        var rows = _graph.Node("Transpose", [Reshape(context, 0, attention.QueryHeads, -1, size)], new Attributes().With("perm", 0, 2, 1, 3));
        return Linear(Reshape(rows, 0, 0, attention.QueryHeads * size), layer, WeightRole.AttentionOutput, attention.OutputBias ? WeightRole.AttentionOutputBias : null);
    }

    /// <summary>[B, S, heads · D] → [B, heads, S, D].</summary>
    private string Heads(string input, int heads, int size) =>
        _graph.Node("Transpose", [Reshape(input, 0, 0, heads, size)], new Attributes().With("perm", 0, 2, 1, 3));

    /// <summary>The cached keys or values and these, which are the next cache: [B, K, T, D].</summary>
    private string WithCache(string input, string past, string present, int heads, int size)
    {
        var cached = _graph.Input(past, ElementType.Float, -1, heads, -1, size);
        var all = _graph.Node("Concat", [cached, input], new Attributes().With("axis", 2L));
        _graph.Output(present, all, ElementType.Float, -1, heads, -1, size);
        return all;
    }

    /// <summary>Rotates [B, heads, S, D]: (x₁, x₂) → (x₁ cos − x₂ sin, x₂ cos + x₁ sin) with x₁ and x₂ the halves of the rotated channels.</summary>
    private string Rotate(string input, RotarySpec rotary, int size)
    {
        if (!_rotations.TryGetValue(rotary, out var angles))
            _rotations[rotary] = angles = Angles(rotary);
        var (half, axis) = (rotary.Dimension / 2, new Attributes().With("axis", 3L));
        var parts = rotary.Dimension == size
            ? _graph.Node("Split", [input, _graph.Integers(half, half)], 2, axis)
            : _graph.Node("Split", [input, _graph.Integers(half, half, size - rotary.Dimension)], 3, axis);
        var first = _graph.Node("Sub", [Times(parts[0], angles.Cosine), Times(parts[1], angles.Sine)]);
        var second = _graph.Node("Add", [Times(parts[1], angles.Cosine), Times(parts[0], angles.Sine)]);
        return _graph.Node("Concat", [first, second, .. parts[2..]], new Attributes().With("axis", 3L));

        string Times(string a, string b) => _graph.Node("Mul", [a, b]);
    }

    /// <summary>Cosine and sine of position · frequency, [B, 1, S, d/2].</summary>
    private (string Cosine, string Sine) Angles(RotarySpec rotary)
    {
        if (rotary.Interleaved || rotary.Scaling.StableLength < int.MaxValue)
        {
            throw new ConfigurationException(
                $"{_spec.Family} models {(rotary.Interleaved ? "that rotate neighbouring channels" : "whose rotary frequencies depend on the length")} cannot be written as an ONNX graph; export them with Optimum");
        }

        var (frequencies, magnitude) = rotary.Frequencies(_spec.MaxPositions);
        var table = _graph.Floats(FormattableString.Invariant($"inv_freq.{_rotations.Count}"), [.. frequencies.Select(f => (float)f)], frequencies.Length);
        var positions = _graph.Node("Cast", [ExportNames.Positions], new Attributes().With("to", (long)ElementType.Float));
        var angles = _graph.Node("Mul", [_graph.Node("Unsqueeze", [positions, _graph.Integers(1, 3)]), table]);
        return (Scaled("Cos"), Scaled("Sin"));

        string Scaled(string function)
        {
            var value = _graph.Node(function, [angles]);
            return magnitude == 1 ? value : _graph.Node("Mul", [value, Scalar(magnitude)]);
        }
    }

    /// <summary>[B, 1, 1, S, T]: 0 where a token sees a key, else the least fp32: behind itself no key, nor filling, nor what is out of its window.</summary>
    private string Bias(int? window)
    {
        if (_biases.TryGetValue(window ?? 0, out var known))
            return known;
        var (own, all, one) = (Length(ExportNames.Tokens), Length(ExportNames.Mask), Squeeze(_graph.Integers(1)));
        var keys = _graph.Node("Range", [Squeeze(_graph.Integers(0)), all, one]);
        var queries = _graph.Node("Unsqueeze", [_graph.Node("Range", [_graph.Node("Sub", [all, own]), all, one]), _graph.Integers(1)]);
        var seen = _graph.Node("LessOrEqual", [keys, queries]);
        if (window is { } width)
            seen = _graph.Node("And", [seen, _graph.Node("Greater", [keys, _graph.Node("Sub", [queries, _graph.Integers(width)])])]);
        var real = _graph.Node("Cast", [ExportNames.Mask], new Attributes().With("to", (long)ElementType.Bool));
        var both = _graph.Node("And", [seen, _graph.Node("Unsqueeze", [real, _graph.Integers(1, 2, 3)])]);
        return _biases[window ?? 0] = _graph.Node("Where", [both, Scalar(0), Scalar(float.MinValue)]);

        string Length(string input) => Squeeze(_graph.Node("Gather", [_graph.Node("Shape", [input]), _graph.Integers(1)]));

        string Squeeze(string value) => _graph.Node("Squeeze", [value, _graph.Integers(0)]);
    }
}
