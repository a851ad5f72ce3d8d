namespace DensingLaw.Training.Corpus;

/// <summary>Hashes of all rows of n words, each from the one before: Σ h(word k) · B^(n−1−k) modulo 2^64.</summary>
internal sealed class RowHashes(int words)
{
    private const ulong Base = 0xD1342543DE82EF95UL;

    private readonly ulong _leaving = Power(words);

    /// <summary>Calls <paramref name="visit"/> with each row's first word and hash, in order.</summary>
    public void Visit(WordText text, Action<int, ulong> visit)
    {
        var hash = 0UL;
        for (var i = 0; i < text.Words; i++)
        {
            hash = (hash * Base) + text.Hash(i);
            if (i >= words)
                hash -= text.Hash(i - words) * _leaving;
            if (i >= words - 1)
                visit(i - words + 1, hash);
        }
    }

    private static ulong Power(int exponent)
    {
        var power = 1UL;
        for (var i = 0; i < exponent; i++)
            power *= Base;
        return power;
    }
}
