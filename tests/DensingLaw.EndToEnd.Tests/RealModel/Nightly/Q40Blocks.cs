using System.Buffers.Binary;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>
/// Blocks of 32 weights in GGUF's Q4_1 read and Q4_0 written, after ggml's reference: d = the weight of largest magnitude / −8, with its sign; q = min(15, ⌊x / d + 8.5⌋);
/// byte i holds weight i in its low half and weight i + 16 in its high half.
/// </summary>
internal static class Q40Blocks
{
    public const int Weights = 32, Bytes = 18, Q41Bytes = 20;

    public static void Write(ReadOnlySpan<float> weights, Span<byte> block)
    {
        var extreme = 0f;
        foreach (var weight in weights)
            extreme = Math.Abs(weight) > Math.Abs(extreme) ? weight : extreme;
        var scale = extreme / -8;
        var inverse = scale == 0 ? 0 : 1 / scale;
        BinaryPrimitives.WriteHalfLittleEndian(block, (Half)scale);
        for (var i = 0; i < Weights / 2; i++)
            block[2 + i] = (byte)(Nibble(weights[i], inverse) | (Nibble(weights[i + (Weights / 2)], inverse) << 4));
    }

    /// <summary>scale · q + minimum.</summary>
    public static void ReadQ41(ReadOnlySpan<byte> block, Span<float> weights)
    {
        var (scale, minimum) = ((float)BinaryPrimitives.ReadHalfLittleEndian(block), (float)BinaryPrimitives.ReadHalfLittleEndian(block[2..]));
        for (var i = 0; i < Weights / 2; i++)
        {
            weights[i] = (scale * (block[4 + i] & 15)) + minimum;
            weights[i + (Weights / 2)] = (scale * (block[4 + i] >> 4)) + minimum;
        }
    }

    // In double, as the reference in Python does it, which the golden blocks are from.
    private static int Nibble(float weight, float inverse) => Math.Min(15, (int)(((double)weight * inverse) + 8.5));
}
