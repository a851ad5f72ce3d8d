using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using DensingLaw.Evaluation.Data;

namespace DensingLaw.Evaluation.Tests.Data;

/// <summary>Manifests of made-up releases.</summary>
internal static class MadeUpData
{
    public static DataManifest Manifest(params DataFile[] files) => new()
    {
        Name = "toy",
        Title = "A toy",
        Source = new DataSource("https://example.org/paper", "https://example.org/toy", null),
        Licence = new DataLicence("MIT", "https://example.org/licence", "Copyright (c) Nobody"),
        Citation = "Nobody: A toy.",
        Notes = [],
        Splits = [new DataSplit("test", 1, new Dictionary<string, int>())],
        Archives = [],
        Forms = [],
        Files = files,
    };

    public static DataFile File(string path, byte[] content, params string[] urls) => new()
    {
        Path = path,
        Format = path.EndsWith(".jsonl", StringComparison.Ordinal) ? DataFormat.JsonLines : DataFormat.Text,
        Items = path.EndsWith(".jsonl", StringComparison.Ordinal) ? Encoding.UTF8.GetString(content).Split('\n').Count(l => l.Length > 0) : null,
        Bytes = content.Length,
        Sha256 = Hex(content),
        Urls = urls,
        How = urls.Length == 0 ? "Ask Nobody." : null,
    };

    /// <summary>A zip of the members under <c>toy/</c>, which a tar holds.</summary>
    public static DataFile PackedFile(IReadOnlyDictionary<string, string> members, string? archive) => new()
    {
        Path = "toy/toy.zip",
        Format = DataFormat.JsonZip,
        Members = ["toy/*/*.json"],
        Items = members.Count,
        Bytes = 1,
        Sha256 = new string('0', 64),
        ContentSha256 = Hex(Encoding.UTF8.GetBytes(string.Concat(
            members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{Hex(Encoding.UTF8.GetBytes(m.Value))}  {m.Key}\n")))),
        Archive = archive,
        How = archive is null ? "Zip it." : null,
    };

    public static DataManifest WithArchive(this DataManifest manifest, byte[] tar, params string[] urls) =>
        manifest with { Archives = [new DataArchive("toy.tar", tar.Length, Hex(tar), urls)] };

    public static byte[] Tar(params (string Name, string Content)[] members)
    {
        var bytes = new MemoryStream();
        using (var writer = new TarWriter(bytes, leaveOpen: true))
        {
            foreach (var (name, content) in members)
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });
        }

        return bytes.ToArray();
    }

    public static byte[] Zip(IEnumerable<KeyValuePair<string, string>> members)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Bytes that no packing shortens and whose parts all differ.</summary>
    public static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    public static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
