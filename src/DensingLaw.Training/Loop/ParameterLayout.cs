using DensingLaw.Checkpoints;

namespace DensingLaw.Training.Loop;

/// <summary>
/// Where each parameter lies in one flat storage: those that decay first, so that the optimizer needs one narrow view and no masks. Query, key and value are
/// one matrix, gate and up another, as the engine keeps them.
/// </summary>
internal sealed class ParameterLayout
{
    private readonly List<ParameterSlice> _slices = [];
    private readonly Dictionary<(WeightRole Role, int Layer), (long Offset, long[] Shape)> _weights = [];

    public ParameterLayout(ModelSpec spec)
    {
        Spec = spec;
        var (hidden, vocabulary) = ((long)spec.HiddenSize, (long)spec.VocabularySize);
        for (var layer = 0; layer < spec.Layers.Count; layer++)
        {
            var (attention, width) = (spec.Layers[layer].Attention, (long)spec.Layers[layer].Mlp.IntermediateSize);
            long query = attention.QueryHeads * attention.HeadSize, keyValue = attention.KeyValueHeads * attention.HeadSize;
            Add(layer, ParameterKind.Matrix, hidden, (WeightRole.Query, query), (WeightRole.Key, keyValue), (WeightRole.Value, keyValue));
            Add(layer, ParameterKind.ResidualMatrix, query, (WeightRole.AttentionOutput, hidden));
            Add(layer, ParameterKind.Matrix, hidden, (WeightRole.MlpGate, width), (WeightRole.MlpUp, width));
            Add(layer, ParameterKind.ResidualMatrix, width, (WeightRole.MlpDown, hidden));
        }

        if (!spec.TiedEmbeddings)
            Add(-1, ParameterKind.Head, hidden, (WeightRole.Head, vocabulary));
        Decayed = Total;
        Add(-1, ParameterKind.Embedding, hidden, (WeightRole.Embedding, vocabulary));
        for (var layer = 0; layer < spec.Layers.Count; layer++)
        {
            AddGain(WeightRole.AttentionNorm, layer);
            AddGain(WeightRole.MlpNorm, layer);
        }

        AddGain(WeightRole.FinalNorm, -1);
    }

    public ModelSpec Spec { get; }

    /// <summary>All elements.</summary>
    public long Total { get; private set; }

    /// <summary>Elements at the start that weight decay applies to.</summary>
    public long Decayed { get; }

    /// <summary>In order of their offsets.</summary>
    public IReadOnlyList<ParameterSlice> Slices => _slices;

    /// <summary>Where a weight of the checkpoint lies; what is missing is no part of the model.</summary>
    public IReadOnlyDictionary<(WeightRole Role, int Layer), (long Offset, long[] Shape)> Weights => _weights;

    /// <summary>The slice that holds a weight, perhaps with others of the same input.</summary>
    public int SliceOf(WeightRole role, int layer) => _slices.FindIndex(s => s.Offset == _weights[(role, layer)].Offset);

    private void Add(int layer, ParameterKind kind, long columns, params ReadOnlySpan<(WeightRole Role, long Rows)> parts)
    {
        var (start, rows) = (Total, 0L);
        foreach (var (role, count) in parts)
        {
            _weights[(role, layer)] = (Total, [count, columns]);
            Total += count * columns;
            rows += count;
        }

        _slices.Add(new ParameterSlice(layer, kind, [rows, columns], start));
    }

    private void AddGain(WeightRole role, int layer)
    {
        _weights[(role, layer)] = (Total, [Spec.HiddenSize]);
        _slices.Add(new ParameterSlice(layer, ParameterKind.Gain, [Spec.HiddenSize], Total));
        Total += Spec.HiddenSize;
    }
}
