using System.Buffers.Binary;

namespace DensingLaw.MiniWorld.Suite;

/// <summary>
/// Gzip without compression (RFC 1952 over stored blocks of RFC 1951): the same bytes with every version of every compressor, which a committed file needs.
/// </summary>
internal static class StoredGzip
{
    private const int MaxBlockBytes = 65_535;
    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(Remainder)];

    public static byte[] Of(ReadOnlySpan<byte> content)
    {
        var packed = new MemoryStream();
        // Magic, deflate, no flags, no time, no extra flags, operating system unknown.
        packed.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]);
        Span<byte> number = stackalloc byte[4];
        var rest = content;
        do
        {
            var block = rest[..Math.Min(MaxBlockBytes, rest.Length)];
            rest = rest[block.Length..];
            packed.WriteByte(rest.IsEmpty ? (byte)1 : (byte)0);
            BinaryPrimitives.WriteUInt16LittleEndian(number, (ushort)block.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(number[2..], (ushort)~block.Length);
            packed.Write(number);
            packed.Write(block);
        }
        while (!rest.IsEmpty);
        BinaryPrimitives.WriteUInt32LittleEndian(number, Crc32(content));
        packed.Write(number);
        BinaryPrimitives.WriteUInt32LittleEndian(number, (uint)content.Length);
        packed.Write(number);
        return packed.ToArray();
    }

    private static uint Crc32(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var b in content)
            crc = s_table[(byte)(crc ^ b)] ^ crc >> 8;
        return ~crc;
    }

    private static uint Remainder(int index)
    {
        var value = (uint)index;
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 1 ? value >> 1 ^ 0xEDB88320 : value >> 1;
        return value;
    }
}
