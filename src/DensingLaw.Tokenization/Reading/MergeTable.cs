namespace DensingLaw.Tokenization.Reading;

/// <summary>Collects merge rules in their order. A pair that comes twice keeps its later rank, as in the reference.</summary>
internal sealed class MergeTable(Vocabulary vocabulary, string file, int capacity)
{
    public Dictionary<ulong, Merge> Rules { get; } = new(capacity);

    /// <summary>Rules added so far, repeated ones included.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a rule written as <c>left right</c> with one space.</summary>
    public void Add(ReadOnlySpan<char> rule)
    {
        var space = rule.IndexOf(' ');
        if (space <= 0 || space == rule.Length - 1 || rule[(space + 1)..].Contains(' '))
        {
            throw new DataIntegrityException($"{file}: merge {Count} \"{rule}\": expected two tokens with one space between them");
        }

        Span<char> merged = rule.Length <= 256 ? stackalloc char[rule.Length - 1] : new char[rule.Length - 1];
        rule[..space].CopyTo(merged);
        rule[(space + 1)..].CopyTo(merged[space..]);
        Add(rule[..space], rule[(space + 1)..], merged);
    }

    public void Add(ReadOnlySpan<char> left, ReadOnlySpan<char> right, ReadOnlySpan<char> merged)
    {
        Rules[Merge.Key(Find(left), Find(right))] = new Merge(Count, Find(merged));
        Count++;
    }

    private int Find(ReadOnlySpan<char> token) => vocabulary.TryGetId(token, out var id)
        ? id
        : throw new DataIntegrityException($"{file}: merge {Count}: \"{token}\" is not in the vocabulary");
}
