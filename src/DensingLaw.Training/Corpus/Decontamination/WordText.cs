using System.Globalization;
using System.Text;

namespace DensingLaw.Training.Corpus;

/// <summary>
/// A text as words: letters lower-cased, punctuation and symbols deleted, divided at white space, one blank between. This is the rule of
/// lm-evaluation-harness's Janitor (and of the GPT-3 paper) carried from ASCII to Unicode: classes P and S go, case is the invariant one. Reused from text to
/// text; not thread-safe.
/// </summary>
internal sealed class WordText
{
    private const ulong FnvOffset = 14695981039346656037UL, FnvPrime = 1099511628211UL;

    private readonly List<(int Start, int End, ulong Hash)> _words = [];
    private char[] _text = new char[1024];
    private int _length;
    private int _wordStart;
    private ulong _hash;

    public int Words => _words.Count;

    /// <summary>A 64-bit hash of a word.</summary>
    public ulong Hash(int word) => _words[word].Hash;

    /// <summary>Words in a row, with one blank between.</summary>
    public ReadOnlySpan<char> Row(int first, int count) => _text.AsSpan(_words[first].Start.._words[first + count - 1].End);

    public void Load(string text)
    {
        _words.Clear();
        _length = 0;
        BeginWord();
        if (_text.Length < text.Length + 2)
            _text = new char[text.Length * 2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
                AddAscii((char)rune.Value);
            else if (Rune.IsWhiteSpace(rune))
                EndWord();
            else if (IsKept(rune))
                Add(Rune.ToLowerInvariant(rune));
        }

        EndWord();
    }

    private static bool IsKept(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is < UnicodeCategory.ConnectorPunctuation or UnicodeCategory.OtherNotAssigned;

    private void AddAscii(char c)
    {
        if (char.IsAsciiLetterOrDigit(c))
            Append(char.ToLowerInvariant(c));
        else if (char.IsWhiteSpace(c))
            EndWord();
        else if (char.IsControl(c))
            Append(c);
    }

    private void Add(Rune rune)
    {
        Span<char> units = stackalloc char[2];
        foreach (var unit in units[..rune.EncodeToUtf16(units)])
            Append(unit);
    }

    /// <summary>FNV-1a over UTF-16 units; the finalizer spreads it before rows are summed.</summary>
    private void Append(char unit)
    {
        // Lower case is as long as upper case in UTF-16, so that text, a blank and a word's end always fit; kept safe all the same.
        if (_length + 2 > _text.Length)
            Array.Resize(ref _text, _text.Length * 2);
        _text[_length++] = unit;
        _hash = (_hash ^ unit) * FnvPrime;
    }

    private void BeginWord() => (_wordStart, _hash) = (_length, FnvOffset);

    private void EndWord()
    {
        if (_length == _wordStart)
            return;
        _words.Add((_wordStart, _length, Mixing.Mix(_hash)));
        _text[_length++] = ' ';
        BeginWord();
    }
}
