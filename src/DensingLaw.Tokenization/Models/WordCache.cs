using System.Runtime.InteropServices;

namespace DensingLaw.Tokenization;

/// <summary>
/// Remembers the ids of words. Direct-mapped and bounded: a word replaces the one that shares its slot. Slots hold immutable entries
/// written with one reference store, so threads share the cache without a lock; a lost update costs only the work of encoding the word
/// again.
/// </summary>
internal sealed class WordCache
{
    /// <summary>Longer words are not kept, in UTF-16 units.</summary>
    private const int LongestWord = 64;

    private const int Slots = 1 << 16;

    /// <summary>Half a megabyte, so it is made with the first word and not for tokenizers that are only opened.</summary>
    private Entry?[]? _slots;

    public bool TryGet(ReadOnlySpan<char> word, out ReadOnlySpan<int> ids)
    {
        if (word.Length <= LongestWord
            && _slots is { } slots
            && Volatile.Read(ref slots[SlotOf(word)]) is { } entry
            && word.SequenceEqual(entry.Word))
        {
            ids = entry.Ids;
            return true;
        }

        ids = default;
        return false;
    }

    /// <summary>Keeps the ids from <paramref name="first"/> to the end of the list.</summary>
    public void Add(ReadOnlySpan<char> word, List<int> ids, int first)
    {
        if (word.Length <= LongestWord)
        {
            var entry = new Entry(word.ToString(), CollectionsMarshal.AsSpan(ids)[first..].ToArray());
            Volatile.Write(ref (_slots ??= new Entry?[Slots])[SlotOf(word)], entry);
        }
    }

    private static int SlotOf(ReadOnlySpan<char> word) => string.GetHashCode(word) & (Slots - 1);

    private sealed record Entry(string Word, int[] Ids);
}
