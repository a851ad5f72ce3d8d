namespace DensingLaw.Evaluation.Data;

/// <summary>The release files and archives that lie anywhere under a folder.</summary>
internal sealed class ReleaseSearch
{
    // No reader takes a larger zip.
    private const long MaxZipBytes = 64 << 20;

    private static readonly EnumerationOptions s_everywhere = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    private readonly Dictionary<DataFile, string> _files = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<DataFile, string> _lookalikes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> _archives = new(StringComparer.Ordinal);

    private ReleaseSearch()
    {
    }

    public static ReleaseSearch In(string folder, IReadOnlyList<DataManifest> manifests, CancellationToken cancellation)
    {
        var search = new ReleaseSearch();
        var files = manifests.SelectMany(m => m.Files).ToList();
        var archives = manifests.SelectMany(m => m.Archives).ToList();
        foreach (var path in Directory.EnumerateFiles(folder, "*", s_everywhere).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            search.Look(path, files, archives);
        }

        return search;
    }

    public string? PathOf(DataFile file) => _files.GetValueOrDefault(file);

    /// <summary>A file with the release file's name and other bytes.</summary>
    public string? LooksLike(DataFile file) => _lookalikes.GetValueOrDefault(file);

    public string? ArchiveOf(DataManifest manifest, DataFile file) =>
        file.Archive is null ? null : _archives.GetValueOrDefault(manifest.Archives.First(a => a.Name == file.Archive).Sha256);

    public bool HasAnyOf(DataManifest manifest) =>
        manifest.Files.Any(f => _files.ContainsKey(f) || _lookalikes.ContainsKey(f) || ArchiveOf(manifest, f) is not null);

    // Most files under a folder have nothing to do with a benchmark: only those of a known size or name are read.
    private void Look(string path, List<DataFile> files, List<DataArchive> archives)
    {
        var (name, length) = (Path.GetFileName(path), new FileInfo(path).Length);
        var named = files.Where(f => f.Name == name).ToList();
        var repackable = files.Where(f => f.ContentSha256 is not null && MayBe(f, name, length)).ToList();
        var archive = archives.Where(a => a.Bytes is null ? a.Name == name : a.Bytes == length).ToList();
        if (named.Count + repackable.Count + archive.Count == 0 && !files.Exists(f => f.Bytes == length))
            return;
        var (_, sha256) = FileSha256.Of(path);
        if (archive.Exists(a => a.Sha256 == sha256))
            _archives.TryAdd(sha256, path);
        var same = files.Where(f => f.Sha256 == sha256).ToList();
        if (same.Count == 0)
            same = [.. repackable.Where(f => DataVerifier.HasContent(f, path))];
        foreach (var file in same)
            _files.TryAdd(file, path);
        if (same.Count > 0)
            return;
        foreach (var file in named)
            _lookalikes.TryAdd(file, path);
    }

    private static bool MayBe(DataFile file, string name, long length) =>
        file.Name == name || (file.Members.Count > 0 && length <= MaxZipBytes && name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase));
}
