namespace DensingLaw.Checkpoints;

/// <summary>Finds every weight of a model among a container's tensors, and refuses what is missing, of another shape, or left over.</summary>
/// <param name="spec">The model.</param>
/// <param name="names">Where the container holds each weight.</param>
/// <param name="tensors">The container's tensors by name.</param>
/// <param name="isBuffer">Whether a tensor of this name is no parameter: a table that the configuration determines.</param>
/// <param name="path">The container, for messages.</param>
internal sealed class WeightBinder(
    ModelSpec spec, IReadOnlyDictionary<WeightRole, WeightSource> names, IReadOnlyDictionary<string, StoredTensor> tensors,
    Func<string, bool> isBuffer, string path)
{
    private const int NamesInMessage = 3;

    private readonly Dictionary<(WeightRole, int), BoundWeight> _weights = [];
    private readonly HashSet<StoredTensor> _used = [];

    /// <summary>The tensors that are parameters of the model, each once.</summary>
    public IReadOnlyCollection<StoredTensor> Used => _used;

    /// <exception cref="DataIntegrityException">A tensor is missing, has another shape, or is not part of the model.</exception>
    /// <exception cref="ConfigurationException">A tensor's type cannot be read as a weight.</exception>
    public BoundWeights Bind()
    {
        foreach (var role in Enum.GetValues<WeightRole>())
        {
            for (var layer = -1; layer < spec.Layers.Count; layer++)
            {
                if (WeightShapes.Of(spec, role, layer) is { } shape)
                    _weights[(role, layer)] = Find(names[role], shape, layer);
            }
        }

        var spare = RedundantHead();
        var unknown = tensors.Values.Where(t => !_used.Contains(t) && t != spare && !isBuffer(t.Name))
            .Select(t => $"'{t.Name}'").Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            var others = unknown.Count > NamesInMessage ? $" and {unknown.Count - NamesInMessage} more" : "";
            throw new DataIntegrityException(
                $"{path}: tensors {string.Join(", ", unknown.Take(NamesInMessage))}{others} are no part of a {spec.Family} model with this"
                + " configuration; check that both belong together");
        }

        return new BoundWeights(_weights);
    }

    /// <summary>Exact counts, from the tensors bound.</summary>
    public ParameterCounts Count()
    {
        var total = _used.Sum(tensor => tensor.ElementCount);
        var ends = Ends().Sum(tensor => tensor.ElementCount);
        return new(total, total - ends, total - ends);
    }

    /// <summary>Mean bits of a parameter outside embedding and head; null where there is none.</summary>
    public double? WeightBits()
    {
        StoredTensor[] inner = [.. _used.Except(Ends())];
        var elements = inner.Sum(tensor => tensor.ElementCount);
        return elements > 0 ? 8.0 * inner.Sum(tensor => tensor.ByteLength) / elements : null;
    }

    private IEnumerable<StoredTensor> Ends() => new[] { WeightRole.Embedding, WeightRole.Head }.Where(role => _weights.ContainsKey((role, -1)))
        .Select(role => _weights[(role, -1)].Tensor).Distinct();

    private BoundWeight Find(WeightSource source, long[] shape, int layer)
    {
        var name = source.Name(layer);
        if (!tensors.TryGetValue(name, out var tensor))
        {
            throw new DataIntegrityException(
                $"{path}: tensor '{name}' is missing (a {spec.Family} model with this configuration needs it); download it again");
        }

        long[] stored = source.Layout is { } layout ? [layout.StoredRows(spec, layer, shape[0]), .. shape[1..]] : shape;
        if (!tensor.Shape.AsSpan().SequenceEqual(stored))
        {
            throw new DataIntegrityException(
                $"{path}: tensor '{name}' has shape {TensorShape.Text(tensor.Shape)}, {TensorShape.Text(stored)} follows from the configuration;"
                + " check that both belong together");
        }

        if (tensor.Format.Decode is null)
        {
            throw new ConfigurationException(
                $"{path}: tensor '{name}' is stored as {tensor.Format.Name}, which is no supported weight type; convert it to f32, f16 or bf16");
        }

        _used.Add(tensor);
        return new(tensor, shape, source.Layout?.SourceRows(spec, layer, checked((int)shape[0])));
    }

    /// <summary>A head that repeats the tied embeddings is allowed and not counted; another one contradicts the configuration.</summary>
    private StoredTensor? RedundantHead()
    {
        if (!spec.TiedEmbeddings || !tensors.TryGetValue(names[WeightRole.Head].Name(-1), out var head))
            return null;
        return head.SameContent(_weights[(WeightRole.Embedding, -1)].Tensor)
            ? head
            : throw new DataIntegrityException(
                $"{path}: tensor '{head.Name}' differs from the embeddings that the configuration ties it to; set tie_word_embeddings to false"
                + " if the head is its own");
    }
}
