using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DensingLaw.Training.Corpus;

/// <summary>
/// Chooses held-out documents by their content: the first 64 bits of SHA-256 over seed and text, as a fraction, lie below the share. Equal documents
/// fall on the same side wherever they stand, and more documents change nothing for those there were.
/// </summary>
/// <param name="share">0 (none) to below 1.</param>
/// <param name="seed">Any.</param>
internal sealed class HeldOutSplit(double share, ulong seed)
{
    public bool IsHeldOut(ReadOnlySpan<byte> sha256) => BinaryPrimitives.ReadUInt64BigEndian(sha256) * Math.ScaleB(1, -64) < share;

    /// <summary>SHA-256 of the seed (eight bytes, little-endian) and the text's UTF-8; and the text's bytes.</summary>
    public (byte[] Sha256, int Utf8Bytes) Hash(string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(sizeof(ulong) + Encoding.UTF8.GetMaxByteCount(text.Length));
        BinaryPrimitives.WriteUInt64LittleEndian(buffer, seed);
        var bytes = Encoding.UTF8.GetBytes(text, buffer.AsSpan(sizeof(ulong)));
        var sha256 = SHA256.HashData(buffer.AsSpan(0, sizeof(ulong) + bytes));
        ArrayPool<byte>.Shared.Return(buffer);
        return (sha256, bytes);
    }
}
