using System.Buffers;

namespace DensingLaw.Tokenization;

/// <summary>Finds added tokens in text: leftmost, then longest, whatever their order.</summary>
internal sealed class AddedTokenMatcher
{
    private readonly Dictionary<ulong, int> _edges = [];
    private readonly List<AddedToken?> _accepts = [null];
    private readonly SearchValues<char> _firstUnits;

    /// <param name="tokens">What to look for: the text to match and the token it stands for. Of equal texts the first counts.</param>
    public AddedTokenMatcher(IEnumerable<(string Text, AddedToken Token)> tokens)
    {
        var firstUnits = new HashSet<char>();
        foreach (var (text, token) in tokens)
        {
            if (text.Length > 0)
            {
                firstUnits.Add(text[0]);
                Insert(text, token);
            }
        }

        _firstUnits = SearchValues.Create([.. firstUnits]);
    }

    public bool IsEmpty => _accepts.Count == 1;

    /// <summary>Cuts the text into added tokens and the stretches between them; stretches are not empty.</summary>
    public void Cut(ReadOnlySpan<char> text, List<Segment> segments)
    {
        segments.Clear();
        var done = 0;
        var position = 0;
        while (TryNext(text, position, out var start, out var end, out var token))
        {
            position = end;
            if (token.SingleWord && !StandsAlone(text, start, end))
            {
                continue;
            }

            // White space that the token before has taken is not taken again.
            start = token.StripLeft ? Math.Max(StartOfSpaceBefore(text, start), done) : start;
            end = token.StripRight ? WhiteSpace.EndOfRun(text, end) : end;
            AddGap(segments, done, start);
            segments.Add(new Segment(start, end - start, token));
            done = end;
        }

        AddGap(segments, done, text.Length);
    }

    private static void AddGap(List<Segment> segments, int start, int end)
    {
        if (end > start)
        {
            segments.Add(new Segment(start, end - start, null));
        }
    }

    private static bool StandsAlone(ReadOnlySpan<char> text, int start, int end)
    {
        var before = start > 0 && UnicodeClasses.IsWord(CodePointBefore(text, start));
        var after = end < text.Length && UnicodeClasses.IsWord(UnicodeClasses.CodePointAt(text, end, out _));
        return !before && !after;
    }

    private static int CodePointBefore(ReadOnlySpan<char> text, int index) =>
        UnicodeClasses.CodePointAt(text, char.IsLowSurrogate(text[index - 1]) ? index - 2 : index - 1, out _);

    private static int StartOfSpaceBefore(ReadOnlySpan<char> text, int index)
    {
        while (index > 0 && UnicodeClasses.IsWhiteSpace(CodePointBefore(text, index)))
        {
            index--;
        }

        return index;
    }

    private void Insert(string text, AddedToken token)
    {
        var node = 0;
        foreach (var unit in text)
        {
            if (!_edges.TryGetValue(Edge(node, unit), out var next))
            {
                next = _accepts.Count;
                _accepts.Add(null);
                _edges.Add(Edge(node, unit), next);
            }

            node = next;
        }

        _accepts[node] ??= token;
    }

    private bool TryNext(ReadOnlySpan<char> text, int from, out int start, out int end, out AddedToken token)
    {
        for (start = from; ; start++)
        {
            var skip = text[start..].IndexOfAny(_firstUnits);
            if (skip < 0)
            {
                (end, token) = (start, null!);
                return false;
            }

            start += skip;
            if (LongestAt(text, start, out end) is { } found)
            {
                token = found;
                return true;
            }
        }
    }

    private AddedToken? LongestAt(ReadOnlySpan<char> text, int start, out int end)
    {
        AddedToken? found = null;
        end = start;
        var node = 0;
        for (var i = start; i < text.Length && _edges.TryGetValue(Edge(node, text[i]), out node); i++)
        {
            if (_accepts[node] is { } token)
            {
                found = token;
                end = i + 1;
            }
        }

        return found;
    }

    private static ulong Edge(int node, char unit) => ((ulong)(uint)node << 16) | unit;
}
