using System.Formats.Tar;
using System.IO.Compression;

namespace DensingLaw.Evaluation.Data;

/// <summary>Takes release files out of a tar file. All members are read and checked in memory before the first file is written.</summary>
internal static class ArchiveMembers
{
    private const int MaxMemberBytes = 16 << 20;
    private const long MaxTotalBytes = 128 << 20;
    private const string Nothing = "Nothing was unpacked; get the original archive again.";

    // The first moment that a zip can name: the packed file depends on its members alone.
    private static readonly DateTimeOffset s_zipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="archive">The tar file's path.</param>
    /// <param name="wanted">Files that come from it and are not in the folder yet.</param>
    /// <param name="dataFolder">Where they are put.</param>
    /// <exception cref="DataIntegrityException">
    /// Damaged; a member's path leads out of a folder; a wanted member is missing, is there twice, is no plain file or has another hash. Nothing is written then.
    /// </exception>
    public static void Unpack(string archive, IReadOnlyList<DataFile> wanted, string dataFolder)
    {
        var groups = wanted.Where(f => f.Member is null).Select(f => (File: f, IsMember: ReleaseContent.IsMember(f))).ToList();
        var names = wanted.Where(f => f.Member is not null).Select(f => f.Member!).ToHashSet(StringComparer.Ordinal);
        var members = Read(archive, name => names.Contains(name) || groups.Exists(g => g.IsMember(name)));
        var contents = wanted.Where(f => f.Member is not null).Select(f => (File: f, Bytes: Single(archive, f, members)))
            .Concat(groups.Select(g => (g.File, Bytes: Pack(archive, g.File, members.Where(m => g.IsMember(m.Key)))))).ToList();
        foreach (var (file, bytes) in contents)
            PlacedFile.Write(file.In(dataFolder), bytes);
    }

    private static byte[] Single(string archive, DataFile file, Dictionary<string, byte[]> members)
    {
        if (!members.TryGetValue(file.Member!, out var bytes))
            throw new DataIntegrityException($"{archive} has no member '{file.Member}'; the release has one. {Nothing}");
        return ReleaseContent.Hex(bytes) is var found && found == file.Sha256
            ? bytes
            : throw new DataIntegrityException($"{archive}: '{file.Member}' has SHA-256 {found}; the release has {file.Sha256}. {Nothing}");
    }

    private static byte[] Pack(string archive, DataFile file, IEnumerable<KeyValuePair<string, byte[]>> found)
    {
        var members = found.OrderBy(m => m.Key, StringComparer.Ordinal).ToList();
        if (ReleaseContent.Sha256(members) is var sha256 && sha256 != file.ContentSha256)
        {
            throw new DataIntegrityException(
                $"{archive}: the {members.Count} members like {string.Join(", ", file.Members)} have the list hash {sha256}; " +
                $"the release has {file.Items} items and {file.ContentSha256}. {Nothing}");
        }

        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in members)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = s_zipEpoch;
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    private static Dictionary<string, byte[]> Read(string archive, Predicate<string> wanted)
    {
        var members = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var left = MaxTotalBytes;
        try
        {
            using var reader = new TarReader(File.OpenRead(archive));
            while (reader.GetNextEntry() is { } entry)
            {
                var name = SafeName(archive, entry);
                if (!wanted(name))
                    continue;
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                    throw new DataIntegrityException($"{archive}: '{name}' is a {entry.EntryType}; a plain file is needed. {Nothing}");
                if (entry.Length > Math.Min(MaxMemberBytes, left))
                    throw new DataIntegrityException($"{archive}: '{name}' has {entry.Length} bytes; at most {Math.Min(MaxMemberBytes, left)} are read. {Nothing}");
                var bytes = new byte[entry.Length];
                entry.DataStream?.ReadExactly(bytes);
                left -= bytes.Length;
                if (!members.TryAdd(name, bytes))
                    throw new DataIntegrityException($"{archive} has '{name}' twice; 1 is allowed. {Nothing}");
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new DataIntegrityException($"{archive} is not a whole tar file: {e.Message.ReplaceLineEndings(" ")} {Nothing}", e);
        }

        return members;
    }

    private static string SafeName(string archive, TarEntry entry)
    {
        var name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
        return name.Length == 0 || ManifestFields.IsSafePath(name.EndsWith('/') ? name[..^1] : name)
            ? name
            : throw new DataIntegrityException($"{archive} has the member '{entry.Name}', which could lead out of the folder. {Nothing}");
    }
}
