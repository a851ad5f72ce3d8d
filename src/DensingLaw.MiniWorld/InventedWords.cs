namespace DensingLaw.MiniWorld;

/// <summary>Words that no language has, so that a model knows of them only what the corpus says.</summary>
internal static class InventedWords
{
    private const string Onsets = "bdfgklmnprstvz", Vowels = "aeiou", Codas = "klnrs";

    /// <summary>All words consonant, vowel, consonant, vowel, consonant (24,500) in a random order: names of people.</summary>
    public static string[] Names(Draw draw, int count) => Take(draw, count,
        from a in Onsets from b in Vowels from c in Onsets from d in Vowels from e in Codas select string.Concat([a, b, c, d, e]));

    /// <summary>All words consonant, vowel, consonant (980) in a random order, each with an ending that tells what kind of word it is.</summary>
    public static string[] Stems(Draw draw, int count, string ending) => Take(draw, count,
        from a in Onsets from b in Vowels from c in Onsets select string.Concat([a, b, c]) + ending);

    private static string[] Take(Draw draw, int count, IEnumerable<string> all) => draw.Shuffled(all)[..count];
}
