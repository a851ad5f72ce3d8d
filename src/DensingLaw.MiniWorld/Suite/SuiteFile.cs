using System.Security.Cryptography;

namespace DensingLaw.MiniWorld.Suite;

/// <summary>A file of the mini benchmarks.</summary>
/// <param name="Path">Under the data folder, with forward slashes: <c>mmlu/data/test/color_test.csv</c>.</param>
/// <param name="Items">Items in it.</param>
/// <param name="Bytes">Its content.</param>
public sealed record SuiteFile(string Path, int Items, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));
}
