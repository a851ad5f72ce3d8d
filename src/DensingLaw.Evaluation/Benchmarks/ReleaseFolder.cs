using System.Security.Cryptography;
using System.Text;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>Reads a release that was unpacked into a folder.</summary>
internal static class ReleaseFolder
{
    /// <param name="parent">The folder that holds the <paramref name="roots"/>.</param>
    /// <param name="roots">The release's top folders, all there: <c>data</c>.</param>
    /// <param name="wanted">Chooses by path inside the release, with forward slashes (<c>data/test/…</c>).</param>
    public static ReleaseFiles Read(string parent, IReadOnlyList<string> roots, Predicate<string> wanted)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var all = roots.SelectMany(root => Directory.EnumerateFiles(Path.Combine(parent, root), "*", SearchOption.AllDirectories));
        foreach (var file in all)
        {
            var name = Path.GetRelativePath(parent, file).Replace(Path.DirectorySeparatorChar, '/');
            if (wanted(name))
                files.Add(name, ReleaseFile.Read(file).Bytes);
        }

        var list = string.Concat(files.Select(f => $"{Convert.ToHexStringLower(SHA256.HashData(f.Value))}  {f.Key}\n"));
        var origin = roots.Count == 1 ? Path.Combine(parent, roots[0]) : parent;
        return new ReleaseFiles(origin, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list))), files);
    }
}
