namespace DensingLaw.Training.Corpus;

/// <summary>The tokens of several shards as one sequence. Thread-safe.</summary>
public sealed class TokenSequence : IDisposable
{
    private readonly MappedShard[] _shards;
    private readonly long[] _ends;

    internal TokenSequence(string folder, SplitIndex split, int bytesPerToken)
    {
        _shards = new MappedShard[split.Shards.Count];
        _ends = new long[split.Shards.Count];
        try
        {
            for (var i = 0; i < _shards.Length; i++)
            {
                _shards[i] = new MappedShard(Path.Combine(folder, split.Shards[i].File), split.Shards[i].Tokens, bytesPerToken);
                Length += split.Shards[i].Tokens;
                _ends[i] = Length;
            }

            if (Length != split.Tokens)
                throw new DataIntegrityException(FormattableString.Invariant(
                    $"{folder}: the index says {split.Tokens} tokens, its shards have {Length}; delete the folder and prepare the corpus again"));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Tokens in all.</summary>
    public long Length { get; }

    /// <summary>Reads tokens in a row, across shards.</summary>
    /// <param name="position">The first token, from 0.</param>
    /// <param name="tokens">Filled.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not all of them are there.</exception>
    public void Read(long position, Span<long> tokens)
    {
        if (position < 0 || position > Length - tokens.Length)
            throw new ArgumentOutOfRangeException(nameof(position), position, FormattableString.Invariant($"{tokens.Length} tokens from there are not in {Length}"));
        var shard = Array.BinarySearch(_ends, position + 1);
        for (shard = shard < 0 ? ~shard : shard; tokens.Length > 0; shard++)
        {
            var count = (int)Math.Min(tokens.Length, _ends[shard] - position);
            _shards[shard].Read(position - (_ends[shard] - _shards[shard].Tokens), tokens[..count]);
            position += count;
            tokens = tokens[count..];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var shard in _shards)
            shard?.Dispose();
    }
}
