namespace DensingLaw.MiniWorld;

/// <summary>Words that no language has, so that a model knows of them only what the corpus says.</summary>
internal static class InventedWords
{
    private const string Onsets = "bdfgklmnprstvz", Vowels = "aeiou", Codas = "bfkpvz";

    /// <summary>All words consonant, vowel, consonant (420) in a random order: names of people.</summary>
    public static string[] Names(Draw draw, int count) => Take(draw, count,
        from a in Onsets from b in Vowels from c in Codas select string.Concat([a, b, c]));

    /// <summary>All words consonant, vowel, consonant (980) in a random order, each with an ending that tells what kind of word it is.</summary>
    public static string[] Stems(Draw draw, int count, string ending) => Take(draw, count,
        from a in Onsets from b in Vowels from c in Onsets select string.Concat([a, b, c]) + ending);

    private static string[] Take(Draw draw, int count, IEnumerable<string> all) => draw.Shuffled(all)[..count];
}
