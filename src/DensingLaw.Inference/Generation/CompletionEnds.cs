namespace DensingLaw.Inference;

/// <summary>
/// How soon completions end, from some that were begun, of which not all need have ended: how often a token was the last one, by its place in the completion.
/// Places are pooled between powers of two: 1, 2 and 3, 4 to 7, … Many models end many completions at once and write the others to their limit, so that one
/// chance for all places would not do.
/// </summary>
public sealed class CompletionEnds
{
    private const int Bins = 31;

    private readonly long[] _tokens;
    private readonly long[] _ended;

    /// <summary>Nothing is known.</summary>
    public CompletionEnds()
        : this(new long[Bins], new long[Bins])
    {
    }

    private CompletionEnds(long[] tokens, long[] ended) => (_tokens, _ended) = (tokens, ended);

    /// <summary>Tokens written.</summary>
    public long Tokens => _tokens.Sum();

    /// <summary>Completions that ended by themselves.</summary>
    public long Ended => _ended.Sum();

    /// <summary>What was written since an earlier moment.</summary>
    public CompletionEnds Since(CompletionEnds earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return new([.. _tokens.Zip(earlier._tokens, (now, then) => now - then)], [.. _ended.Zip(earlier._ended, (now, then) => now - then)]);
    }

    /// <summary>
    /// Tokens that a completion has on average when it is cut off at <paramref name="most"/>: the sum over places of the chance to come so far (the product-limit
    /// estimate of Kaplan and Meier, which takes what has not ended as it is). Where none has ended this is <paramref name="most"/>.
    /// </summary>
    /// <param name="most">At least 1.</param>
    public double MeanTokens(int most)
    {
        var (mean, alive) = (0.0, 1.0);
        foreach (var (places, chance) in Chances(most))
        {
            var left = Math.Pow(1 - chance, places);
            mean += alive * (chance > 0 ? (1 - left) / chance : places);
            alive *= left;
        }

        return mean;
    }

    /// <summary>Tokens that a share of all completions does not exceed, when each is cut off at <paramref name="most"/>.</summary>
    /// <param name="share">Above 0 and below 1.</param>
    /// <param name="most">At least 1.</param>
    public int TokensOf(double share, int most)
    {
        var (tokens, alive) = (0, 1.0);
        foreach (var (places, chance) in Chances(most))
        {
            // The first n with alive · (1 − chance)ⁿ at most 1 − share.
            var needed = chance is 0 ? double.PositiveInfinity : chance is 1 ? 1 : Math.Max(1, Math.Ceiling(Math.Log((1 - share) / alive) / Math.Log(1 - chance)));
            if (needed <= places)
                return tokens + (int)needed;
            tokens += places;
            alive *= Math.Pow(1 - chance, places);
        }

        return most;
    }

    /// <summary>Counts a token.</summary>
    /// <param name="place">Its place in the completion, from 1.</param>
    /// <param name="isLast">Whether the completion ended by itself with it.</param>
    internal void Add(int place, bool isLast)
    {
        var bin = int.Log2(place);
        _tokens[bin]++;
        _ended[bin] += isLast ? 1 : 0;
    }

    /// <summary>The counts as they are now; they may be a token apart where another thread counts on.</summary>
    internal CompletionEnds Copy() => new([.. _tokens], [.. _ended]);

    /// <summary>
    /// The chance that a token is the last one, for runs of places up to a limit. It leans on that of the places before by as many tokens as one completion has
    /// there, and is theirs where nothing was written.
    /// </summary>
    private IEnumerable<(int Places, double Chance)> Chances(int most)
    {
        var chance = Ended == 0 ? 0 : Math.Min(1, (double)Ended / Tokens);
        for (var bin = 0; bin < Bins && 1L << bin <= most; bin++)
        {
            var width = 1L << bin;
            chance = (_ended[bin] + (width * chance)) / (_tokens[bin] + width);
            yield return ((int)Math.Min(width, most - width + 1), chance);
        }
    }
}
