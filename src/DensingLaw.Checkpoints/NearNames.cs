namespace DensingLaw;

/// <summary>Finds what a misspelt name was meant to be, for messages.</summary>
public static class NearNames
{
    /// <summary><c>" (did you mean --limit?)"</c>, or nothing when no candidate is near.</summary>
    public static string Hint(string word, IEnumerable<string> candidates) => Nearest(word, candidates) is { } near ? $" (did you mean {near}?)" : "";

    /// <summary>The candidate with the fewest edits, if they are at most a third of the word (two are allowed from four letters on, for swapped ones); the first among equals.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        var limit = Math.Max(word.Length < 4 ? 1 : 2, word.Length / 3);
        var best = candidates.Select(c => (Name: c, Edits: Distance(word.ToUpperInvariant(), c.ToUpperInvariant()))).Where(c => c.Edits <= limit).ToArray();
        return best.Length == 0 ? null : best.MinBy(c => c.Edits).Name;
    }

    /// <summary>Levenshtein's distance, one row of the table at a time.</summary>
    public static int Distance(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
