using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>One file of a release, in memory.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Sha256">Of the bytes on disk, lower-case hex.</param>
/// <param name="Bytes">The content, unpacked.</param>
internal sealed record ReleaseFile(string Path, string Sha256, byte[] Bytes)
{
    private const long MaxFileBytes = 16 << 20;
    private const int MaxUnpackedBytes = 64 << 20;
    private const int GzipHeaderBytes = 10, GzipTrailerBytes = 8;
    private const string Again = "Get the original release file again.";

    /// <param name="path">Where it lies.</param>
    /// <param name="limit">The most bytes read.</param>
    /// <exception cref="DataIntegrityException">Over the limit.</exception>
    public static ReleaseFile Read(string path, long limit = MaxFileBytes)
    {
        var size = new FileInfo(path).Length;
        if (size > limit)
            throw new DataIntegrityException($"{path} has {size} bytes; at most {limit} are read. {Again}");
        var bytes = File.ReadAllBytes(path);
        return new ReleaseFile(path, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
    }

    /// <summary>Reads a gzip file of one member, as releases are. Nothing is written to disk.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="limit">The most packed bytes read.</param>
    /// <param name="unpackedLimit">The most bytes unpacked.</param>
    /// <exception cref="DataIntegrityException">Over a limit, not gzip, truncated or damaged.</exception>
    public static ReleaseFile ReadGzip(string path, long limit = MaxFileBytes, int unpackedLimit = MaxUnpackedBytes)
    {
        var packed = Read(path, limit);
        try
        {
            using var stream = new GZipStream(new MemoryStream(packed.Bytes, writable: false), CompressionMode.Decompress);
            var content = Unpack(path, stream, unpackedLimit);
            return IsWhole(packed.Bytes, content)
                ? packed with { Bytes = content }
                : throw new InvalidDataException("Its end does not match its content.");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new DataIntegrityException(
                $"{path} ({packed.Bytes.Length} bytes) is not a whole gzip file: {e.Message.ReplaceLineEndings(" ")} {Again}", e);
        }
    }

    // A gzip file ends with checksum and length. .NET's reader takes a truncated file for a shorter one.
    private static bool IsWhole(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> content) =>
        packed.Length >= GzipHeaderBytes + GzipTrailerBytes
        && BinaryPrimitives.ReadUInt32LittleEndian(packed[^8..]) == Crc32.Of(content)
        && BinaryPrimitives.ReadUInt32LittleEndian(packed[^4..]) == (uint)content.Length;

    private static byte[] Unpack(string path, Stream stream, int limit) =>
        BoundedStream.ReadAll(stream, limit) ?? throw new DataIntegrityException($"{path} unpacks to more than {limit} bytes, the limit. {Again}");
}
