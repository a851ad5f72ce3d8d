using System.Globalization;
using System.Runtime.InteropServices;
using DensingLaw.Tests;

namespace DensingLaw.Checkpoints.Tests;

/// <summary>Block decoders against gguf-py's own values, and the vectorised ones against plain loops on random bytes.</summary>
public sealed class TensorFormatsTests
{
    /// <summary>The goldens' README: exact for most types, 1e-6 relative for the rest.</summary>
    private const float RelativeTolerance = 1e-6f;

    public static TheoryData<uint> GgufTypes => [.. TensorFormats.Gguf.Keys.Where(type => type != 0)];

    [Theory]
    [MemberData(nameof(GgufTypes))]
    public void Decode_GoldenBlocks_GivesGgufPysValues(uint type)
    {
        var format = TensorFormats.Gguf[type];
        var golden = new GoldenFile(SharedFolder.Require($"goldens/gguf-blocks/{format.Name.ToUpperInvariant()}.safetensors"));
        var expected = golden.Values<float>("values");
        var actual = new float[expected.Length];
        format.Decode!(golden.Bytes("raw"), actual);

        Assert.Equal(expected.Length / format.BlockElements * format.BlockBytes, golden.Bytes("raw").Length);
        AssertClose(expected, actual);
    }

    [Theory]
    [InlineData(2u, "Q4_0")]
    [InlineData(3u, "Q4_1")]
    [InlineData(6u, "Q5_0")]
    [InlineData(7u, "Q5_1")]
    [InlineData(8u, "Q8_0")]
    [InlineData(30u, "BF16")]
    [InlineData(34u, "TQ1_0")]
    [InlineData(35u, "TQ2_0")]
    [InlineData(39u, "MXFP4")]
    public void Decode_QuantisedByGgufPy_GivesItsValues(uint type, string name)
    {
        var golden = new GoldenFile(SharedFolder.Require("goldens/gguf-blocks/quantize.safetensors"));
        var expected = golden.Values<float>(name + ".values");
        var actual = new float[expected.Length];
        TensorFormats.Gguf[type].Decode!(golden.Bytes(name + ".raw"), actual);

        AssertClose(expected, actual);
    }

    [Theory]
    [InlineData(2u)]
    [InlineData(3u)]
    [InlineData(8u)]
    public void Decode_RandomBlocks_EqualsScalarLoop(uint type)
    {
        var (format, random) = (TensorFormats.Gguf[type], new Random(17));
        var bytes = new byte[64 * format.BlockBytes];
        random.NextBytes(bytes);
        var actual = new float[64 * 32];
        format.Decode!(bytes, actual);

        for (var i = 0; i < actual.Length; i++)
            Assert.Equal(Scalar(type, bytes.AsSpan(i / 32 * format.BlockBytes, format.BlockBytes), i % 32), actual[i]);
    }

    [Fact]
    public void Decode_EveryHalf_WidensExactly()
    {
        ushort[] bits = [.. Enumerable.Range(0, 65_536).Select(i => (ushort)i)];
        var (halves, brains) = (new float[bits.Length], new float[bits.Length]);
        TensorFormats.Safetensors["F16"].Decode!(MemoryMarshal.AsBytes(bits.AsSpan()), halves);
        TensorFormats.Safetensors["BF16"].Decode!(MemoryMarshal.AsBytes(bits.AsSpan()), brains);

        for (var i = 0; i < bits.Length; i++)
        {
            Assert.Equal((float)BitConverter.UInt16BitsToHalf(bits[i]), halves[i]);
            Assert.Equal((uint)i << 16, BitConverter.SingleToUInt32Bits(brains[i]));
        }
    }

    private static float Scalar(uint type, ReadOnlySpan<byte> block, int i)
    {
        var scale = (float)BitConverter.ToHalf(block);
        var nibble = (ReadOnlySpan<byte> bytes) => i < 16 ? bytes[i] & 15 : bytes[i - 16] >> 4;
        return type switch
        {
            2 => scale * (nibble(block[2..]) - 8),
            3 => (scale * nibble(block[4..])) + (float)BitConverter.ToHalf(block[2..]),
            8 => scale * (sbyte)block[2 + i],
            _ => throw new ArgumentOutOfRangeException(nameof(type), type.ToString(CultureInfo.InvariantCulture)),
        };
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            if (!expected[i].Equals(actual[i]))
                Assert.True(Math.Abs(expected[i] - actual[i]) <= RelativeTolerance * Math.Abs(expected[i]), $"element {i}: {expected[i]} expected, {actual[i]}");
        }
    }
}
