namespace DensingLaw.Checkpoints;

/// <summary>Finds every weight of a model among a container's tensors, and refuses what is missing, of another shape, or left over.</summary>
internal sealed class WeightBinder(ModelSpec spec, IReadOnlyDictionary<WeightRole, WeightSource> names, string path)
{
    private readonly Dictionary<(WeightRole, int), BoundWeight> _weights = [];
    private readonly HashSet<StoredTensor> _used = [];

    /// <summary>The tensors that are parameters of the model, each once.</summary>
    public IReadOnlyCollection<StoredTensor> Used => _used;

    /// <param name="tensors">The container's tensors by name.</param>
    /// <param name="buffers">Ends of the names of tensors that are no parameters.</param>
    /// <exception cref="DataIntegrityException">A tensor is missing, has another shape, or is not part of the model.</exception>
    /// <exception cref="ConfigurationException">A tensor's type cannot be read as a weight.</exception>
    public BoundWeights Bind(IReadOnlyDictionary<string, StoredTensor> tensors, IReadOnlyList<string> buffers)
    {
        foreach (var role in names.Keys)
        {
            for (var layer = -1; layer < spec.Layers.Count; layer++)
            {
                if (WeightShapes.Of(spec, role, layer) is { } shape)
                    _weights[(role, layer)] = Find(tensors, names[role], shape, layer);
            }
        }

        var spare = RedundantHead(tensors);
        var unknown = tensors.Values.Where(t => !_used.Contains(t) && t != spare && !buffers.Any(end => t.Name.EndsWith(end, StringComparison.Ordinal)))
            .Select(t => $"'{t.Name}'").Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            var others = unknown.Count > 3 ? $" and {unknown.Count - 3} more" : "";
            throw new DataIntegrityException(
                $"{path}: tensors {string.Join(", ", unknown.Take(3))}{others} are no part of a {spec.Family} model with this configuration; check that both belong together");
        }

        return new BoundWeights(_weights);
    }

    /// <summary>Exact counts, from the tensors bound.</summary>
    public ParameterCounts Count()
    {
        var total = _used.Sum(tensor => tensor.ElementCount);
        var ends = new[] { WeightRole.Embedding, WeightRole.Head }
            .Where(role => _weights.ContainsKey((role, -1))).Select(role => _weights[(role, -1)].Tensor).Distinct().Sum(tensor => tensor.ElementCount);
        return new(total, total - ends, total - ends);
    }

    private BoundWeight Find(IReadOnlyDictionary<string, StoredTensor> tensors, WeightSource source, long[] shape, int layer)
    {
        var name = source.Name(layer);
        if (!tensors.TryGetValue(name, out var tensor))
            throw new DataIntegrityException($"{path}: tensor '{name}' is missing (a {spec.Family} model with this configuration needs it); download it again");
        long[] stored = source.Layout is { } layout ? [layout.StoredRows(spec, layer, shape[0]), .. shape[1..]] : shape;
        if (!tensor.Shape.AsSpan().SequenceEqual(stored))
        {
            throw new DataIntegrityException(
                $"{path}: tensor '{name}' has shape {TensorShape.Text(tensor.Shape)}, {TensorShape.Text(stored)} follows from the configuration; check that both belong together");
        }

        if (tensor.Format.Decode is null)
            throw new ConfigurationException($"{path}: tensor '{name}' is stored as {tensor.Format.Name}, which is no supported weight type; convert the checkpoint to f32, f16 or bf16");
        _used.Add(tensor);
        return new(tensor, shape, source.Layout?.SourceRows(spec, layer, checked((int)shape[0])));
    }

    /// <summary>A head that repeats the tied embeddings is allowed and not counted; another one contradicts the configuration.</summary>
    private StoredTensor? RedundantHead(IReadOnlyDictionary<string, StoredTensor> tensors)
    {
        if (!spec.TiedEmbeddings || !tensors.TryGetValue(names[WeightRole.Head].Name(-1), out var head))
            return null;
        return head.SameContent(_weights[(WeightRole.Embedding, -1)].Tensor)
            ? head
            : throw new DataIntegrityException(
                $"{path}: tensor '{head.Name}' differs from the embeddings that the configuration ties it to; set tie_word_embeddings to false if the head is its own");
    }
}
