using DensingLaw.Checkpoints;
using DensingLaw.Inference;
using static TorchSharp.torch;

namespace DensingLaw.Training.Loop;

/// <summary>
/// The model with gradients: its parameters are views of one flat tensor, their gradients of another, to which each backward pass adds. Letters: B sequences,
/// S window, T = B·S tokens, H query heads, K key-value heads, D head size.
/// </summary>
internal sealed class TrainedModel : IDisposable
{
    /// <summary>Tokens whose logits lie in memory at once where activations are computed again.</summary>
    private const long HeadPieceTokens = 4096;

    /// <summary>Windows up to this keep the whole matrix of scores on the CPU.</summary>
    private const int FullScoresWindow = 256;

    private readonly ModelSpec _spec;
    private readonly ScalarType _type;
    private readonly bool _recompute;
    private readonly Tensor[] _parameters;
    private readonly Tensor _cosine;
    private readonly Tensor _sine;
    private readonly Tensor _partner;
    private readonly Tensor _mask;
    private readonly (int QueryKeyValue, int Output, int GateUp, int Down, int AttentionNorm, int MlpNorm)[] _layers;
    private readonly int _embedding;
    private readonly TorchSharp.Modules.Embedding _lookUp;
    private readonly int _head;
    private readonly int _finalNorm;

    /// <param name="layout">Of the parameters.</param>
    /// <param name="values">The flat parameters, which the model reads in place.</param>
    /// <param name="window">S.</param>
    /// <param name="type">Of products and activations inside blocks; the residual stream, norms and losses are fp32.</param>
    /// <param name="recompute">Keep only the blocks' inputs and compute the rest again for the backward pass.</param>
    public TrainedModel(ParameterLayout layout, Tensor values, int window, ScalarType type, bool recompute)
    {
        (_spec, _type, _recompute) = (layout.Spec, type, recompute);
        using var scope = NewDisposeScope();
        Gradients = zeros_like(values).DetachFromDisposeScope();
        _parameters = [.. layout.Slices.Select(s => Parameter(s, values))];
        _layers = [.. Enumerable.Range(0, _spec.Layers.Count).Select(l => (
            layout.SliceOf(WeightRole.Query, l), layout.SliceOf(WeightRole.AttentionOutput, l), layout.SliceOf(WeightRole.MlpGate, l),
            layout.SliceOf(WeightRole.MlpDown, l), layout.SliceOf(WeightRole.AttentionNorm, l), layout.SliceOf(WeightRole.MlpNorm, l)))];
        _embedding = layout.SliceOf(WeightRole.Embedding, -1);
        _lookUp = nn.Embedding_from_pretrained(_parameters[_embedding], freeze: false);
        _head = _spec.TiedEmbeddings ? _embedding : layout.SliceOf(WeightRole.Head, -1);
        _finalNorm = layout.SliceOf(WeightRole.FinalNorm, -1);
        (_cosine, _sine, _partner) = Angles(window, values.device);
        _mask = full([Math.Min(window, FullScoresWindow), Math.Min(window, FullScoresWindow)], float.NegativeInfinity, float32, values.device).triu(1).DetachFromDisposeScope();
    }

    /// <summary>The flat gradients; the caller sets them to 0 before a step.</summary>
    public Tensor Gradients { get; }

    /// <summary>Adds the gradients of <paramref name="weight"/> × mean loss, and returns that number, a scalar tensor of the caller's scope.</summary>
    /// <param name="inputs">[B, S] on the device.</param>
    /// <param name="targets">[B, S]: the token after each input.</param>
    /// <param name="weight">The micro-batch's share of the step.</param>
    public Tensor AddGradients(Tensor inputs, Tensor targets, double weight)
    {
        if (_recompute)
            return AddGradientsByBlock(inputs, targets, weight);
        using var scope = NewDisposeScope();
        var stream = Embed(inputs);
        for (var layer = 0; layer < _layers.Length; layer++)
            stream = Block(stream, layer, inputs.shape[0]);
        var loss = Loss(stream, targets.view(-1));
        if (weight != 1)
            loss = loss.mul((float)weight);
        loss.backward();
        return loss.detach().MoveToOuterDisposeScope();
    }

    /// <summary>[B, S, vocabulary], without gradients.</summary>
    public Tensor Logits(Tensor inputs)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        var stream = Embed(inputs);
        for (var layer = 0; layer < _layers.Length; layer++)
            stream = Block(stream, layer, inputs.shape[0]);
        return Head(stream).view(inputs.shape[0], inputs.shape[1], -1).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        _lookUp.Dispose();
        foreach (var parameter in _parameters)
            parameter.Dispose();
        Gradients.Dispose();
        _cosine.Dispose();
        _sine.Dispose();
        _partner.Dispose();
        _mask.Dispose();
    }

    /// <summary>The same gradients with one block's activations in memory at a time: backwards through the blocks, each computed again from its input.</summary>
    private Tensor AddGradientsByBlock(Tensor inputs, Tensor targets, double weight)
    {
        using var scope = NewDisposeScope();
        var entries = new Tensor[_layers.Length + 1];
        using (no_grad())
        {
            entries[0] = Embed(inputs);
            for (var layer = 0; layer < _layers.Length; layer++)
            {
                using var inner = NewDisposeScope();
                entries[layer + 1] = Block(entries[layer], layer, inputs.shape[0]).MoveToOuterDisposeScope();
            }
        }

        var (total, gradient) = HeadGradients(entries[^1], targets.view(-1), weight);
        for (var layer = _layers.Length - 1; layer >= 0; layer--)
        {
            using var inner = NewDisposeScope();
            var entry = entries[layer].detach().requires_grad_();
            Block(entry, layer, inputs.shape[0]).backward([gradient]);
            var before = gradient;
            gradient = entry.grad!.MoveToOuterDisposeScope();
            before.Dispose();
            entries[layer + 1].Dispose();
        }

        Embed(inputs).backward([gradient]);
        return total.MoveToOuterDisposeScope();
    }

    /// <summary>The loss of all tokens and its gradient at the last block's output, in pieces.</summary>
    private (Tensor Loss, Tensor Gradient) HeadGradients(Tensor stream, Tensor targets, double weight)
    {
        var (total, gradient) = (zeros([], float32, stream.device), empty_like(stream));
        for (var first = 0L; first < stream.shape[0]; first += HeadPieceTokens)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(HeadPieceTokens, stream.shape[0] - first);
            var entry = stream.narrow(0, first, count).detach().requires_grad_();
            var loss = Loss(entry, targets.narrow(0, first, count)).mul((float)(weight * count / stream.shape[0]));
            loss.backward();
            using var mode = no_grad();
            gradient.narrow(0, first, count).copy_(entry.grad!);
            total.add_(loss);
        }

        return (total, gradient);
    }

    /// <summary>x += attention(norm(x)); x += mlp(norm(x)); [T, hidden].</summary>
    private Tensor Block(Tensor stream, int number, long sequences)
    {
        var (layer, weights) = (_spec.Layers[number], _layers[number]);
        stream = stream.add(Attention(Norm(stream, weights.AttentionNorm, layer.AttentionNorm), weights.QueryKeyValue, weights.Output, layer.Attention, sequences));
        var width = layer.Mlp.IntermediateSize;
        var both = nn.functional.linear(Norm(stream, weights.MlpNorm, layer.MlpNorm), Matrix(weights.GateUp));
        var gated = nn.functional.silu(both.narrow(1, 0, width)).mul(both.narrow(1, width, width));
        return stream.add(nn.functional.linear(gated, Matrix(weights.Down)));
    }

    private Tensor Attention(Tensor input, int queryKeyValue, int output, AttentionSpec attention, long sequences)
    {
        long heads = attention.QueryHeads, shared = attention.KeyValueHeads, size = attention.HeadSize, all = heads + (2 * shared);
        var window = input.shape[0] / sequences;
        var projected = nn.functional.linear(input, Matrix(queryKeyValue)).view(sequences, window, all * size);

        // Values turn by an angle of 0, so that the elements of all heads are one contiguous run; the partners come from a product with ±1.
        var partners = projected.view(-1, size).matmul(_partner).view(sequences, window, all * size);
        var turned = projected.mul(_cosine.narrow(0, 0, window)).addcmul(partners, _sine.narrow(0, 0, window), 1).to_type(_type);
        var byHead = turned.view(sequences, window, all, size).permute(2, 0, 1, 3).contiguous();
        var queries = byHead.narrow(0, 0, heads);
        var keys = Spread(byHead.narrow(0, heads, shared), heads / shared);
        var values = Spread(byHead.narrow(0, heads + shared, shared), heads / shared);
        var attended = window <= FullScoresWindow && input.device.type == TorchSharp.DeviceType.CPU
            ? FromScores(queries, keys, values, attention.Scale)
            : nn.functional.scaled_dot_product_attention(queries, keys, values, is_casual: true);
        return nn.functional.linear(attended.permute(1, 2, 0, 3).reshape(-1, heads * size), Matrix(output));
    }

    /// <summary>softmax(scale · q·k + mask) · v with the whole matrix of scores in memory, which is quicker than libtorch's blocks for short windows.</summary>
    private Tensor FromScores(Tensor queries, Tensor keys, Tensor values, double scale)
    {
        var (heads, sequences, window, size) = (queries.shape[0], queries.shape[1], queries.shape[2], queries.shape[3]);
        var scores = queries.reshape(-1, window, size).mul((float)scale).bmm(keys.reshape(-1, window, size).transpose(1, 2));
        var weights = scores.add(_mask.narrow(0, 0, window).narrow(1, 0, window)).softmax(-1, float32).to_type(_type);
        return weights.bmm(values.reshape(-1, window, size)).view(heads, sequences, window, size);
    }

    /// <summary>[K, B, S, D] to [H, B, S, D]: each key-value head serves neighbouring query heads.</summary>
    private static Tensor Spread(Tensor shared, long groups) => groups == 1 ? shared : shared.repeat_interleave(groups, 0);

    private Tensor Embed(Tensor inputs) => _lookUp.call(inputs).view(-1, _spec.HiddenSize);

    private Tensor Loss(Tensor stream, Tensor targets) => nn.functional.cross_entropy(Head(stream), targets);

    private Tensor Head(Tensor stream) => nn.functional.linear(Norm(stream, _finalNorm, _spec.FinalNorm), Matrix(_head)).to_type(float32);

    /// <summary>x / √(mean(x²) + ε) · w in fp32.</summary>
    private Tensor Norm(Tensor stream, int gain, NormSpec norm) =>
        stream.mul(stream.mul(stream).mean([-1L], keepdim: true).add((float)norm.Epsilon).rsqrt()).mul(_parameters[gain]).to_type(_type);

    private Tensor Matrix(int slice) => _parameters[slice].to_type(_type);

    private Tensor Parameter(ParameterSlice slice, Tensor values)
    {
        var parameter = values.narrow(0, slice.Offset, slice.Count).view(slice.Shape).detach().requires_grad_();
        parameter.grad = Gradients.narrow(0, slice.Offset, slice.Count).view(slice.Shape);
        return parameter.DetachFromDisposeScope();
    }

    /// <summary>
    /// Factors of every channel of the fused projection, [S, (H + 2K)·D] each, and the matrix [D, D] that brings each channel its partner: pairs are
    /// (i, i + D/2), and the first of a pair takes its partner's negative.
    /// </summary>
    private (Tensor Cosine, Tensor Sine, Tensor Partner) Angles(int window, Device device)
    {
        var attention = _spec.Layers[0].Attention;
        var (table, size, turned, all) = (new RotaryTable(attention.Rotary!), attention.HeadSize, attention.QueryHeads + attention.KeyValueHeads, attention.QueryHeads + (2 * attention.KeyValueHeads));
        var (cosine, sine) = (new float[window * table.Width], new float[window * table.Width]);
        table.Copy(0, window, cosine, sine);
        var (cosines, sines) = (new float[window * all * size], new float[window * all * size]);
        for (var i = 0; i < cosines.Length; i++)
        {
            var (position, head, channel) = (i / (all * size), i / size % all, i % size);
            var angle = (position * table.Width) + (channel % table.Width);
            (cosines[i], sines[i]) = head < turned ? (cosine[angle], sine[angle]) : (1, 0);
        }

        var partner = new float[size * size];
        for (var i = 0; i < table.Width; i++)
        {
            partner[((i + table.Width) * size) + i] = -1;
            partner[(i * size) + i + table.Width] = 1;
        }

        long[] shape = [window, all * size];
        return (
            tensor(cosines, shape, dtype: float32, device: device).DetachFromDisposeScope(),
            tensor(sines, shape, dtype: float32, device: device).DetachFromDisposeScope(),
            tensor(partner, [size, size], dtype: _type, device: device).DetachFromDisposeScope());
    }
}
