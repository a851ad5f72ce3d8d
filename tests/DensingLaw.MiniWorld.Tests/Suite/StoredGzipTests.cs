using System.IO.Compression;
using DensingLaw.MiniWorld.Suite;
using DensingLaw.Numerics;

namespace DensingLaw.MiniWorld.Tests.Suite;

public sealed class StoredGzipTests
{
    /// <summary>Sizes around the longest block (65,535 bytes); .NET's own reader, which checks the check sum, is the judge.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(200_000)]
    public void Of_Content_IsUnpackedToTheSame(int size)
    {
        var random = new Pcg32(1);
        var content = new byte[size];
        foreach (ref var b in content.AsSpan())
            b = (byte)random.Next();

        using var reader = new GZipStream(new MemoryStream(StoredGzip.Of(content)), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        reader.CopyTo(unpacked);

        Assert.Equal(content, unpacked.ToArray());
    }
}
