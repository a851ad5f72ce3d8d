namespace DensingLaw.Checkpoints.Tests;

/// <summary>A folder of its own that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("densinglaw-checkpoints-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(File(name), content);
        return File(name);
    }

    public string Write(string name, string content)
    {
        System.IO.File.WriteAllText(File(name), content);
        return File(name);
    }

    /// <summary>Copies a folder's files, writable.</summary>
    public TemporaryFolder CopyOf(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            Write(System.IO.Path.GetFileName(file), System.IO.File.ReadAllBytes(file));
        return this;
    }

    public void Dispose() => Directory.Delete(Path, true);
}
