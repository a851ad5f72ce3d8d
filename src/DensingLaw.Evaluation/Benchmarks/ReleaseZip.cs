using System.IO.Compression;
using System.Security.Cryptography;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>Reads chosen entries of a zip file into memory. Nothing is written to disk, and sizes are bounded whatever the file claims.</summary>
internal static class ReleaseZip
{
    private const int MaxZipBytes = 64 << 20;
    private const int MaxEntries = 10_000;
    private const int MaxEntryBytes = 16 << 20;
    private const long MaxTotalBytes = 128 << 20;
    private const string Again = "Get the original release file again.";

    /// <exception cref="DataIntegrityException">Not a zip, damaged, or over a size limit.</exception>
    public static ReleaseFiles Read(string path, Predicate<string> wanted)
    {
        var size = new FileInfo(path).Length;
        if (size > MaxZipBytes)
            throw new DataIntegrityException($"{path} has {size} bytes; at most {MaxZipBytes} are read. {Again}");
        var bytes = File.ReadAllBytes(path);
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxEntries)
                throw new DataIntegrityException($"{path} has {zip.Entries.Count} entries; at most {MaxEntries} are read. {Again}");
            var files = new Dictionary<string, byte[]>();
            var left = MaxTotalBytes;
            foreach (var entry in zip.Entries.Where(e => wanted(e.FullName)))
            {
                var content = Read(path, entry, (int)Math.Min(MaxEntryBytes, left));
                left -= content.Length;
                if (!files.TryAdd(entry.FullName, content))
                    throw new DataIntegrityException($"{path} has '{entry.FullName}' twice; 1 is allowed. {Again}");
            }

            return new ReleaseFiles(path, Convert.ToHexStringLower(SHA256.HashData(bytes)), files);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new DataIntegrityException(
                $"{path} ({size} bytes) is not a whole zip file: {e.Message.ReplaceLineEndings(" ")} {Again}", e);
        }
    }

    private static byte[] Read(string path, ZipArchiveEntry entry, int limit)
    {
        using var stream = entry.Open();
        var bytes = BoundedStream.ReadAll(stream, limit)
            ?? throw new DataIntegrityException($"{path}: '{entry.FullName}' unpacks to more than {limit} bytes, the limit. {Again}");
        return Crc32.Of(bytes) == entry.Crc32
            ? bytes
            : throw new DataIntegrityException($"{path}: '{entry.FullName}' does not match its checksum. {Again}");
    }
}
