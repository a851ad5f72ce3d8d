using System.Security.Cryptography;

namespace DensingLaw.Evaluation.Data;

/// <summary>Length and SHA-256 of a file, read as a stream.</summary>
internal static class FileSha256
{
    /// <exception cref="ConfigurationException">It cannot be read.</exception>
    public static (long Bytes, string Sha256) Of(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return (stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"cannot read '{path}' ({e.Message}); check the file and its permissions", e);
        }
    }
}
