using System.Security.Cryptography;
using System.Text;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>Reads a release that was unpacked into a folder.</summary>
internal static class ReleaseFolder
{
    private const long MaxFileBytes = 16 << 20;

    /// <param name="parent">The folder that holds <paramref name="root"/>.</param>
    /// <param name="root">The release's top folder: <c>data</c>.</param>
    /// <param name="wanted">Chooses by path inside the release, with forward slashes (<c>data/test/…</c>).</param>
    public static ReleaseFiles Read(string parent, string root, Predicate<string> wanted)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var folder = Path.Combine(parent, root);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(parent, file).Replace(Path.DirectorySeparatorChar, '/');
            if (!wanted(name))
                continue;
            var size = new FileInfo(file).Length;
            if (size > MaxFileBytes)
                throw new DataIntegrityException($"{file} has {size} bytes; at most {MaxFileBytes} are read. Get the original release file again.");
            files.Add(name, File.ReadAllBytes(file));
        }

        var list = string.Concat(files.Select(f => $"{Convert.ToHexStringLower(SHA256.HashData(f.Value))}  {f.Key}\n"));
        return new ReleaseFiles(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list))), files);
    }
}
