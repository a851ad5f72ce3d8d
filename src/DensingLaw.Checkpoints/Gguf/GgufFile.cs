namespace DensingLaw.Checkpoints;

/// <summary>
/// An open GGUF file (version 2 or 3, little-endian). Opening reads and checks the whole header: every tensor's bytes lie inside the file, one after
/// the other. Tensor data is mapped, not read.
/// </summary>
public sealed class GgufFile : IDisposable
{
    private readonly MappedFile _file;

    private GgufFile(MappedFile file, GgufMetadata metadata, IReadOnlyDictionary<string, StoredTensor> tensors) =>
        (_file, Metadata, Tensors) = (file, metadata, tensors);

    /// <summary>The file's full path.</summary>
    public string Path => _file.Path;

    /// <summary>Metadata by key; the tokenizer's are <c>tokenizer.ggml.*</c>.</summary>
    public GgufMetadata Metadata { get; }

    /// <summary>Tensors by name, shapes outermost dimension first (the file has them the other way round).</summary>
    internal IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="ConfigurationException">The file cannot be opened, or uses a version or tensor type that is not supported.</exception>
    /// <exception cref="DataIntegrityException">The file is no GGUF file, is truncated, or contradicts itself.</exception>
    public static GgufFile Open(string path)
    {
        var file = MappedFile.Open(System.IO.Path.GetFullPath(path));
        try
        {
            var (metadata, tensors) = GgufHeader.Read(file);
            return new GgufFile(file, metadata, tensors);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Unmaps the file.</summary>
    public void Dispose() => _file.Dispose();
}
