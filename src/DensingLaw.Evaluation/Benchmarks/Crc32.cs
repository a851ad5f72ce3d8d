namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>CRC-32 of IEEE 802.3 (reflected polynomial EDB88320), as zip and gzip files store it; .NET's readers do not always compare it.</summary>
internal static class Crc32
{
    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(i =>
    {
        var crc = (uint)i;
        for (var bit = 0; bit < 8; bit++)
            crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        return crc;
    })];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            crc = s_table[(byte)(crc ^ value)] ^ crc >> 8;
        return ~crc;
    }
}
