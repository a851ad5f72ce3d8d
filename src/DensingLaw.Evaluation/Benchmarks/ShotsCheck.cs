using System.Security.Cryptography;
using System.Text;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>Few-shot texts are read from the data folder; a protocol knows them by the hash of the prompt prefix that they make.</summary>
internal static class ShotsCheck
{
    /// <summary>SHA-256 of a prefix's UTF-8 bytes, lower-case hex.</summary>
    public static string Sha256(string prefix) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prefix)));

    /// <summary>The prefix itself. One that is not the protocol's is a difference from the release.</summary>
    /// <exception cref="DataIntegrityException">Another prefix, and modified data are not allowed.</exception>
    public static string Check(string prefix, string expectedSha256, string where, string protocol, ReleaseCheck check)
    {
        var found = Sha256(prefix);
        if (found != expectedSha256)
            check.Differ($"{where}: the shots make a prefix with SHA-256 {found[..12]}…; {protocol} needs {expectedSha256[..12]}…");
        return prefix;
    }
}
