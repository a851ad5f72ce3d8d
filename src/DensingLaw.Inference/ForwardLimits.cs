namespace DensingLaw.Inference;

/// <summary>How much one forward may take, in tokens and in bytes of attention scores.</summary>
/// <param name="shape">What the engine prefers.</param>
/// <param name="batchTokens">Own tokens of a forward; null for the engine's preference.</param>
/// <param name="scoreBytes">Bytes of attention scores of a forward; null for the engine's preference.</param>
internal sealed class ForwardLimits(BatchShape shape, int? batchTokens, long? scoreBytes)
{
    /// <summary>
    /// How far a single row may exceed the bytes of attention scores before it is cut into pieces: a piece costs a copy of its prefix, which is slower
    /// and needs about as much memory.
    /// </summary>
    private const int RowScoreFactor = 3;

    private readonly int _batchTokens = Math.Max(1, batchTokens ?? shape.PreferredTokens);
    private readonly long _scoreBytes = scoreBytes ?? shape.PreferredScoreBytes;

    /// <summary>How many of the rows go into one forward, at least 1 where there is one; <paramref name="lengths"/> falls, and all follow <paramref name="start"/> tokens.</summary>
    public int Rows(int start, IEnumerable<int> lengths)
    {
        var (tokens, count, width) = (0, 0, 0L);
        foreach (var length in lengths)
        {
            width = Math.Max(width, length);
            tokens += length;
            if (count == shape.MaxRows || (count > 0 && (tokens > _batchTokens || (count + 1) * width * (start + width) * shape.ScoreBytesPerTokenPair > _scoreBytes)))
                break;
            count++;
        }

        return count;
    }

    /// <summary>The longest piece of a row of <paramref name="length"/> tokens behind <paramref name="start"/> that one forward may take.</summary>
    public int Piece(int start, int length)
    {
        if (!shape.KeepsPrefixes || start + length > shape.SharedLengthLimit)
            return length;
        var piece = Math.Min(length, _batchTokens);
        var byWorkspace = RowScoreFactor * _scoreBytes / ((start + (long)length) * shape.ScoreBytesPerTokenPair);
        return (int)Math.Clamp(byWorkspace, Math.Min(16, piece), piece);
    }
}
