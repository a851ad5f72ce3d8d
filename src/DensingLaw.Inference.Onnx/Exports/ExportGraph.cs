using DensingLaw.Checkpoints;
using DensingLaw.Inference.Onnx.Graphs;

namespace DensingLaw.Inference.Onnx.Exports;

/// <summary>
/// A decoder as an ONNX graph that holds its own weights, with the inputs and outputs of Optimum's exports with a cache and ONNX's own operators alone (opset 17), so
/// that any ONNX runtime can run it. Letters: B rows, S tokens of a row, P cached tokens, T = P + S, K key-value heads, G query heads a key-value head, D head size.
/// </summary>
internal sealed partial class ExportGraph
{
    private readonly GraphBuilder _graph = new("decoder");
    private readonly ModelSpec _spec;
    private readonly ModelWeights _weights;

    private ExportGraph(ModelSpec spec, ModelWeights weights) => (_spec, _weights) = (spec, weights);

    /// <summary>The serialised model.</summary>
    /// <exception cref="ConfigurationException">Something that this graph does not express.</exception>
    public static byte[] Build(ModelSpec spec, ModelWeights weights)
    {
        var graph = new ExportGraph(spec, weights);
        graph.Write();
        return graph._graph.Build();
    }

    private void Write()
    {
        var tokens = _graph.Input(ExportNames.Tokens, ElementType.Int64, -1, -1);
        _graph.Input(ExportNames.Mask, ElementType.Int64, -1, -1);
        _graph.Input(ExportNames.Positions, ElementType.Int64, -1, -1);
        var stream = _graph.Node("Gather", [Weight(WeightRole.Embedding, -1), tokens]);
        for (var layer = 0; layer < _spec.Layers.Count; layer++)
        {
            var spec = _spec.Layers[layer];
            var attention = Attention(Norm(stream, WeightRole.AttentionNorm, layer, spec.AttentionNorm), layer, spec.Attention);
            stream = _graph.Node("Add", [stream, attention]);
            stream = _graph.Node("Add", [stream, Mlp(Norm(stream, WeightRole.MlpNorm, layer, spec.MlpNorm), layer, spec.Mlp)]);
        }

        var logits = Linear(Norm(stream, WeightRole.FinalNorm, -1, _spec.FinalNorm), -1, _spec.TiedEmbeddings ? WeightRole.Embedding : WeightRole.Head, null);
        _graph.Output(ExportNames.Logits, logits, ElementType.Float, -1, -1, _spec.VocabularySize);
    }

    /// <summary>x / √(mean(x²) + ε) · gain.</summary>
    private string Norm(string input, WeightRole gain, int layer, NormSpec norm)
    {
        var mean = _graph.Node("ReduceMean", [_graph.Node("Mul", [input, input])], new Attributes().With("axes", [-1L]).With("keepdims", 1L));
        var root = _graph.Node("Sqrt", [_graph.Node("Add", [mean, Scalar(norm.Epsilon)])]);
        return _graph.Node("Mul", [_graph.Node("Div", [input, root]), Weight(gain, layer)]);
    }

    private string Mlp(string input, int layer, MlpSpec mlp)
    {
        var gate = Linear(input, layer, WeightRole.MlpGate, mlp.Bias ? WeightRole.MlpGateBias : null);
        var active = mlp.Activation switch
        {
            Activation.Silu => _graph.Node("Mul", [gate, _graph.Node("Sigmoid", [gate])]),
            _ => throw new ArgumentOutOfRangeException(nameof(mlp), mlp.Activation, "no graph for this activation"),
        };
        var up = Linear(input, layer, WeightRole.MlpUp, mlp.Bias ? WeightRole.MlpUpBias : null);
        return Linear(_graph.Node("Mul", [active, up]), layer, WeightRole.MlpDown, mlp.Bias ? WeightRole.MlpDownBias : null);
    }

    /// <summary>input · weightᵀ (+ bias): the weight stays [out, in], as checkpoints have it.</summary>
    private string Linear(string input, int layer, WeightRole weight, WeightRole? bias)
    {
        var transposed = _graph.Node("Transpose", [Weight(weight, layer)], new Attributes().With("perm", 1, 0));
        var product = _graph.Node("MatMul", [input, transposed]);
        return bias is { } role ? _graph.Node("Add", [product, Weight(role, layer)]) : product;
    }

    private string Weight(WeightRole role, int layer)
    {
        var shape = _weights.Shape(role, layer);
        var values = new float[checked((int)shape.Aggregate(1L, (a, b) => a * b))];
        _weights.Read(role, layer, values);
        return _graph.Floats(WeightName.Of(role, layer), values, [.. shape]);
    }

    private string Scalar(double value) => _graph.Floats(FormattableString.Invariant($"fp32.{value:R}"), [(float)value]);

    private string Reshape(string input, params long[] shape) => _graph.Node("Reshape", [input, _graph.Integers(shape)]);
}
