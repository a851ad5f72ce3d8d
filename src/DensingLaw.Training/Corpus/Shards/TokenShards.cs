using System.Security.Cryptography;

namespace DensingLaw.Training.Corpus;

/// <summary>A tokenised corpus on disk, mapped into memory. Thread-safe.</summary>
public sealed class TokenShards : IDisposable
{
    private TokenShards(string folder, ShardIndex index)
    {
        (Folder, Index) = (folder, index);
        Training = new TokenSequence(folder, index.Training, index.BytesPerToken);
        try
        {
            HeldOut = new TokenSequence(folder, index.HeldOut, index.BytesPerToken);
        }
        catch (DensingLawException)
        {
            Training.Dispose();
            throw;
        }
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>What it holds.</summary>
    public ShardIndex Index { get; }

    /// <summary>The tokens to train on.</summary>
    public TokenSequence Training { get; }

    /// <summary>The tokens kept for measuring; its length may be 0.</summary>
    public TokenSequence HeldOut { get; }

    /// <summary>Opens a folder of shards. Lengths are checked here, contents by <see cref="Verify"/>.</summary>
    /// <exception cref="ConfigurationException">There is no index, or a file cannot be opened.</exception>
    /// <exception cref="DataIntegrityException">A file is missing or has not the length that the index says; named.</exception>
    public static TokenShards Open(string folder)
    {
        var path = Path.Combine(folder, ShardIndex.FileName);
        try
        {
            return new TokenShards(folder, ShardIndex.Parse(path, File.ReadAllBytes(path)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                $"cannot open the shards '{folder}' ({error.Message}); give a folder with {ShardIndex.FileName} that may be read", error);
        }
    }

    /// <summary>Compares every file's bytes with the index's hashes.</summary>
    /// <exception cref="DataIntegrityException">A file whose bytes are not those written; named.</exception>
    public void Verify(CancellationToken cancellation = default)
    {
        foreach (var shard in Index.Training.Shards.Concat(Index.HeldOut.Shards))
        {
            cancellation.ThrowIfCancellationRequested();
            var path = Path.Combine(Folder, shard.File);
            using var stream = File.OpenRead(path);
            var found = Convert.ToHexStringLower(SHA256.HashData(stream));
            if (found != shard.Sha256)
                throw new DataIntegrityException($"{path}: SHA-256 is {found}, {shard.Sha256} was written; delete the folder and prepare the corpus again");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Training.Dispose();
        HeldOut.Dispose();
    }
}
