using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DensingLaw.Checkpoints;

/// <summary>A checkpoint's identity: two checkpoints with the same hash have the same weights and configuration, wherever they lie.</summary>
public sealed record CheckpointHash
{
    private const int BufferBytes = 1 << 20;

    private CheckpointHash(IReadOnlyList<FileHash> files)
    {
        Files = files;
        var text = string.Concat(files.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name}\0{f.LengthBytes}\0{f.Sha256}\n")));
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>SHA-256, lower-case hexadecimal, of one line a file: name, NUL, length in decimal, NUL, SHA-256 of the content, line feed.</summary>
    public string Sha256 { get; }

    /// <summary>The files, in ordinal order of their names: weights, their index, and config.json. Others (tokenizer, licence) do not count.</summary>
    public IReadOnlyList<FileHash> Files { get; }

    /// <summary>The plain SHA-256 of the weights when they are one file (comparable with published checksums); null for several.</summary>
    public string? WeightsSha256 =>
        Files.Where(f => f.Name != CheckpointReader.ConfigName).ToList() is [var weights] ? weights.Sha256 : null;

    /// <summary>Reads every file once, several at a time.</summary>
    /// <param name="checkpoint">An open checkpoint.</param>
    /// <param name="progress">Told the bytes hashed so far, from several threads.</param>
    /// <exception cref="ConfigurationException">A file cannot be read.</exception>
    public static CheckpointHash Compute(Checkpoint checkpoint, IProgress<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var (hashes, done) = (new FileHash[checkpoint.Files.Count], 0L);
        try
        {
            Parallel.For(0, hashes.Length, i => hashes[i] = HashFile(checkpoint.Files[i], bytes => progress?.Report(Interlocked.Add(ref done, bytes))));
        }
        catch (AggregateException e) when (e.InnerException is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{checkpoint.Path}: cannot be hashed ({e.InnerException.Message}); check that its files may be read", e);
        }

        return new(hashes);
    }

    private static FileHash HashFile(string path, Action<int> advance)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, length) = (new byte[BufferBytes], 0L);
        while (stream.Read(buffer) is > 0 and var count)
        {
            hash.AppendData(buffer, 0, count);
            length += count;
            advance(count);
        }

        return new(Path.GetFileName(path), length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
