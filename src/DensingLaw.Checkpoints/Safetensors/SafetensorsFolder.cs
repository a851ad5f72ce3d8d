namespace DensingLaw.Checkpoints;

/// <summary>A published folder's weights: <c>model.safetensors</c>, or the shards that <c>model.safetensors.index.json</c> lists.</summary>
internal sealed class SafetensorsFolder : IDisposable
{
    public const string SingleName = "model.safetensors";
    public const string IndexName = "model.safetensors.index.json";

    private readonly List<SafetensorsFile> _files = [];

    /// <summary>The files opened: weights and, when sharded, the index.</summary>
    public List<string> Paths { get; } = [];

    public Dictionary<string, StoredTensor> Tensors { get; } = [];

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, SingleName)) || File.Exists(Path.Combine(folder, IndexName));

    public static SafetensorsFolder Open(string folder)
    {
        var opened = new SafetensorsFolder();
        try
        {
            var index = Path.Combine(folder, IndexName);
            if (File.Exists(index))
                opened.AddShards(folder, index);
            else
                opened.Add(Path.Combine(folder, SingleName));
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private void AddShards(string folder, string index)
    {
        var shardOf = ReadIndex(index);
        Paths.Add(index);
        foreach (var shard in shardOf.Values.Distinct().Order(StringComparer.Ordinal))
        {
            var path = Path.Combine(folder, shard);
            if (!File.Exists(path))
                throw new DataIntegrityException($"{path}: this shard of {IndexName} is missing; download it");
            Add(path);
            foreach (var name in _files[^1].Tensors.Keys)
            {
                if (!shardOf.TryGetValue(name, out var listed) || listed != shard)
                    throw new DataIntegrityException($"{path}: holds tensor '{name}', which {IndexName} places in {listed ?? "no shard"}; download both again");
            }
        }

        if (shardOf.Keys.FirstOrDefault(name => !Tensors.ContainsKey(name)) is { } missing)
            throw new DataIntegrityException($"{index}: tensor '{missing}' is not in its shard {shardOf[missing]}; download both again");
    }

    private void Add(string path)
    {
        var file = SafetensorsFile.Open(path);
        _files.Add(file);
        Paths.Add(path);
        foreach (var (name, tensor) in file.Tensors)
        {
            if (!Tensors.TryAdd(name, tensor))
                throw new DataIntegrityException($"{path}: tensor '{name}' is in another shard too; download the checkpoint again");
        }
    }

    /// <summary>Tensor name to shard file name. A shard is a file of the same folder: no path may lead elsewhere.</summary>
    private static Dictionary<string, string> ReadIndex(string index)
    {
        var map = ModelConfig.Read(index).Section("weight_map")?.Texts()
            ?? throw new DataIntegrityException($"{index}: has no 'weight_map'; download it again");
        if (map.Count == 0 || map.Values.FirstOrDefault(shard => shard.Length == 0 || Path.GetFileName(shard) != shard || shard is "." or "..") is not null)
            throw new DataIntegrityException($"{index}: 'weight_map' must name files of the same folder; download it again");
        return map;
    }
}
