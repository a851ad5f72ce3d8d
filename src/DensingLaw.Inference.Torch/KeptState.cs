using static TorchSharp.torch;

namespace DensingLaw.Inference.Torch;

/// <summary>The prefix that a forward returns, built layer by layer, so that at most one layer lies in memory twice.</summary>
internal sealed class KeptState
{
    private readonly TorchPrefix? _before;
    private readonly bool _releases;

    public KeptState(ForwardBatch batch, int layers)
    {
        (_before, _releases) = ((TorchPrefix?)batch.Prefix, batch.ReleasesPrefix);
        Prefix = new TorchPrefix((_before?.Length ?? 0) + batch.Rows[0].Tokens.Length, new Tensor[layers], new Tensor[layers]);
    }

    public TorchPrefix Prefix { get; }

    /// <summary>Takes a copy of the first row's own keys and values of a layer, of [key-value heads, rows, own tokens, head size], behind those of the prefix.</summary>
    public void Add(int layer, Tensor keys, Tensor values)
    {
        Prefix.Keys[layer] = Extend(_before?.Keys[layer], keys.select(1, 0));
        Prefix.Values[layer] = Extend(_before?.Values[layer], values.select(1, 0));
        if (_releases)
            _before?.Release(layer);
    }

    private static Tensor Extend(Tensor? before, Tensor own) =>
        (before is null ? own.clone() : cat([before, own], 1)).DetachFromDisposeScope();
}
