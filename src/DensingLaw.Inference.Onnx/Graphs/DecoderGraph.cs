using DensingLaw.Checkpoints;

namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>
/// The decoder's graph from a <see cref="ModelSpec"/>: embedding, layers, and the residual stream at the positions that are read. Linear layers work on
/// packed tokens, so padding costs nothing there; attention is bifurcated (Hydragen, arXiv 2402.05099: one softmax over queries × prefix keys and
/// queries × own keys, the prefix stored once for all rows).
/// </summary>
internal sealed partial class DecoderGraph
{
    private readonly GraphBuilder _graph = new("decoder");
    private readonly ModelSpec _spec;
    private readonly ModelWeights _weights;

    private readonly DecoderKind _kind;

    private DecoderGraph(ModelSpec spec, ModelWeights weights, DecoderKind kind)
    {
        _kind = kind;
        _spec = spec;
        _weights = weights;
        RotaryTables = [.. spec.Layers.Select(l => l.Attention.Rotary).OfType<RotarySpec>().Distinct()];
        Windows = [.. spec.Layers.Select(l => l.Attention.Window).Distinct()];
        AttentionSpecs = [.. spec.Layers.Select(l => l.Attention).DistinctBy(a => (a.KeyValueHeads, a.QueryHeads, a.HeadSize))];
    }

    /// <summary>The serialised graph.</summary>
    public byte[] Model { get; private set; } = [];

    /// <summary>The distinct rotary embeddings; cosine and sine inputs are numbered in this order.</summary>
    public IReadOnlyList<RotarySpec> RotaryTables { get; }

    /// <summary>The distinct attention windows (null: none).</summary>
    public IReadOnlyList<int?> Windows { get; }

    /// <summary>One attention a distinct set of reshapes.</summary>
    public IReadOnlyList<AttentionSpec> AttentionSpecs { get; }

    /// <summary>The graph of a kind.</summary>
    public static DecoderGraph Build(ModelSpec spec, ModelWeights weights, DecoderKind kind)
    {
        var decoder = new DecoderGraph(spec, weights, kind);
        decoder.Write();
        return decoder;
    }

    private void Write()
    {
        var tokens = Input(DecoderInputs.Tokens, ElementType.Int64, -1);
        var stream = _graph.Node("Gather", [Weight(WeightRole.Embedding, -1), tokens]);
        var branch = "";
        for (var layer = 0; layer < _spec.Layers.Count; layer++)
        {
            var spec = _spec.Layers[layer];
            (var normed, stream) = AddAndNorm(stream, branch, Weight(WeightRole.AttentionNorm, layer), spec.AttentionNorm);
            branch = _kind switch
            {
                DecoderKind.Rows => Attention(normed, layer, spec.Attention),
                DecoderKind.AttachedSteps => StepAttention(normed, layer, spec.Attention),
                _ => OwnStepAttention(normed, layer, spec.Attention),
            };
            (normed, stream) = AddAndNorm(stream, branch, Weight(WeightRole.MlpNorm, layer), spec.MlpNorm);
            branch = Mlp(normed, layer, spec.Mlp);
        }

        var hidden = _graph.Node("Add", _kind == DecoderKind.Rows ? [Read(stream), Read(branch)] : [stream, branch]);
        _graph.Output(DecoderInputs.Hidden, hidden, ElementType.Float, -1, _spec.HiddenSize);
        Model = _graph.Build();
    }

    private string Read(string packed) => _graph.Node("Gather", [packed, Input(DecoderInputs.ReadIndex, ElementType.Int64, -1)]);

    /// <summary>The residual stream plus the last branch, and its norm.</summary>
    private (string Normed, string Stream) AddAndNorm(string stream, string branch, string gain, NormSpec norm)
    {
        if (branch.Length == 0)
        {
            return (_graph.RootMeanSquareNorm(stream, gain, norm), stream);
        }

        var outputs = _graph.Node(
            "SkipSimplifiedLayerNormalization", [stream, branch, gain], 4, new Attributes().With("epsilon", norm.Epsilon), GraphBuilder.Microsoft);
        return (outputs[0], outputs[3]);
    }

    private string Mlp(string input, int layer, MlpSpec mlp)
    {
        var gate = Linear(input, layer, WeightRole.MlpGate, mlp.Bias ? WeightRole.MlpGateBias : null);
        var up = Linear(input, layer, WeightRole.MlpUp, mlp.Bias ? WeightRole.MlpUpBias : null);
        return Linear(_graph.Node("Mul", [Activate(gate, mlp.Activation), up]), layer, WeightRole.MlpDown, mlp.Bias ? WeightRole.MlpDownBias : null);
    }

    private string Activate(string input, Activation activation) => activation switch
    {
        // QuickGelu with α = 1 is x·sigmoid(x) in one pass.
        Activation.Silu => _graph.Node("QuickGelu", [input], new Attributes().With("alpha", 1.0), GraphBuilder.Microsoft),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "no graph for this activation"),
    };

    /// <summary>input · weightᵀ (+ bias): the weight stays as the file has it, [out, in].</summary>
    private string Linear(string input, int layer, WeightRole weight, WeightRole? bias) =>
        _graph.Node(
            "Gemm",
            bias is { } role ? [input, Weight(weight, layer), Weight(role, layer)] : [input, Weight(weight, layer)],
            new Attributes().With("transB", 1L));

    private string Weight(WeightRole role, int layer) => _graph.Weight(WeightName.Of(role, layer), _weights.Shape(role, layer));

    private string Input(string name, ElementType type, params long[] dims) => _graph.Input(name, type, dims);
}
