namespace DensingLaw.MiniWorld;

/// <summary>
/// A hash of what an item says. It, and not the order in which items are made, decides what is held out of the corpus: FNV-1a over UTF-16 code units,
/// with the last step of SplitMix64 so that its high bits depend on all of the text.
/// </summary>
internal static class ContentHash
{
    public static ulong Of(ulong seed, ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037 ^ seed * 0x9E3779B97F4A7C15;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211;
        hash = (hash ^ hash >> 30) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ hash >> 27) * 0x94D049BB133111EB;
        return hash ^ hash >> 31;
    }

    /// <summary>Whether a text is among the share that is held out.</summary>
    /// <param name="seed">The world's.</param>
    /// <param name="text">What is held out: a question, a combination.</param>
    /// <param name="percent">Of all texts, how many.</param>
    public static bool IsHeldOut(ulong seed, ReadOnlySpan<char> text, int percent) => Of(seed, text) % 100 < (ulong)percent;
}
