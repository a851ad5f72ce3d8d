namespace DensingLaw.Checkpoints;

/// <summary>Opens checkpoints. The kind is decided by what lies there, never by the folder's name.</summary>
public static class CheckpointReader
{
    internal const string ConfigName = "config.json";

    /// <summary>
    /// Opens a published folder (config.json with model.safetensors, or its shards), a TorchSharp folder (config.json with model.dat), a folder with
    /// exactly one GGUF file, a folder with an ONNX export, or a GGUF file itself. Everything but the weights' values is checked here.
    /// </summary>
    /// <param name="path">A folder or a file.</param>
    /// <returns>The checkpoint, its files mapped until it is disposed.</returns>
    /// <exception cref="ConfigurationException">Nothing usable is there, or the family, container or option is not supported.</exception>
    /// <exception cref="DataIntegrityException">A file is truncated or contradicts itself, or weights are missing, misshapen or unknown.</exception>
    public static Checkpoint Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            throw new ConfigurationException($"'{path}' is no path; name a checkpoint's folder or a .gguf file");
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
            return OpenFile(full);
        if (!Directory.Exists(full))
            throw new ConfigurationException($"{full}: no such file or folder; name a checkpoint's folder or a .gguf file");

        var (ggufs, onnx) = (Find(full, "*.gguf"), Find(full, "*.onnx"));
        var published = SafetensorsFolder.IsIn(full);
        var stateDict = StateDictCheckpoint.IsIn(full);
        if ((published ? 1 : 0) + (stateDict ? 1 : 0) + (ggufs.Length > 0 ? 1 : 0) + (onnx.Length > 0 ? 1 : 0) > 1)
        {
            var kinds = (published ? ["safetensors"] : Array.Empty<string>()).Concat(stateDict ? [StateDictCheckpoint.WeightsName] : []).Concat(ggufs.Concat(onnx).Select(Path.GetFileName));
            throw new ConfigurationException(
                $"{full}: holds several checkpoints ({string.Join(", ", kinds)}), one is needed; name a .gguf file itself or move the others away");
        }

        if (published)
            return SafetensorsCheckpoint.Open(full);
        if (stateDict)
            return StateDictCheckpoint.Open(full);
        if (onnx.Length > 0)
            return OnnxCheckpoint.Open(full, onnx);
        return ggufs.Length switch
        {
            0 => throw NothingIn(full),
            1 => GgufCheckpoint.Open(full, ggufs[0]),
            _ => throw new ConfigurationException(
                $"{full}: holds {ggufs.Length} GGUF files ({string.Join(", ", ggufs.Select(Path.GetFileName))}), one is needed; name the file itself"),
        };
    }

    private static Checkpoint OpenFile(string file) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".GGUF" => GgufCheckpoint.Open(file, file),
        _ => throw new ConfigurationException($"{file}: is no .gguf file; name the checkpoint's folder instead"),
    };

    private static string[] Find(string folder, string pattern)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{folder}: cannot be listed ({e.Message}); check that it may be read", e);
        }
    }

    private static ConfigurationException NothingIn(string folder)
    {
        var names = Find(folder, "*").Select(Path.GetFileName).Take(6).ToList();
        var found = names.Count == 0 ? "nothing" : string.Join(", ", names);
        return new(
            $"{folder}: holds no weights that are supported (found {found}); {SafetensorsFolder.SingleName}, {SafetensorsFolder.IndexName},"
            + $" {StateDictCheckpoint.WeightsName}, one .gguf or one .onnx file is needed");
    }
}
