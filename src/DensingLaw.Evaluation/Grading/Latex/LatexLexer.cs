using System.Text;

namespace DensingLaw.Evaluation.Grading.Latex;

/// <summary>
/// Cuts an answer into tokens that are the same whatever its typesetting: dollar signs, sizes of brackets, thin spaces, emphasis, text commands, boxes,
/// Unicode signs and thousands separators leave no trace.
/// </summary>
internal sealed partial class LatexLexer
{
    private const int MaxNesting = 8;

    private static readonly Dictionary<char, string> s_signs = new()
    {
        ['π'] = "\\pi ",
        ['√'] = "\\sqrt ",
        ['°'] = "^\\circ ",
        ['∞'] = "\\infty ",
        ['−'] = "-",
        ['–'] = "-",
        ['×'] = "\\times ",
        ['÷'] = "\\div ",
        ['·'] = "\\cdot ",
        ['⋅'] = "\\cdot ",
        ['≤'] = "\\le ",
        ['≥'] = "\\ge ",
        ['≠'] = "\\ne ",
        ['∪'] = "\\cup ",
        ['∩'] = "\\cap ",
        ['±'] = "\\pm ",
        ['∓'] = "\\mp ",
        ['∈'] = "\\in ",
        ['θ'] = "\\theta ",
        ['²'] = "^2",
        ['³'] = "^3",
        ['½'] = "\\frac12",
        ['⟨'] = "\\langle ",
        ['⟩'] = "\\rangle ",
        ['∅'] = "\\emptyset ",
        ['≈'] = "\\approx ",
        ['ℝ'] = "\\mathbb{R}",
        ['’'] = "'",
    };

    private readonly string _text;
    private readonly bool _thousands;
    private readonly List<LatexToken> _tokens;
    private readonly bool _isText;
    private readonly int _nesting;
    private int _at;
    private int _brackets;

    private LatexLexer(string text, bool thousands, List<LatexToken> tokens, bool isText, int nesting)
    {
        _text = text;
        _thousands = thousands;
        _tokens = tokens;
        _isText = isText;
        _nesting = nesting;
    }

    /// <param name="text">An answer.</param>
    /// <param name="thousands">A comma before three digits, outside brackets, groups digits; else it separates.</param>
    public static List<LatexToken> Read(string text, bool thousands)
    {
        List<LatexToken> tokens = [];
        new LatexLexer(Plain(text), thousands, tokens, isText: false, nesting: 0).ReadAll();
        Unbrace(tokens);
        while (tokens.Count > 0 && tokens[^1] is { Kind: LatexTokenKind.Mark, Text: "," or ";" })
            tokens.RemoveAt(tokens.Count - 1);
        return tokens;
    }

    /// <summary>Braces around the whole answer go.</summary>
    private static void Unbrace(List<LatexToken> tokens)
    {
        for (var pairs = 0; pairs < MaxNesting && tokens.Count > 2 && tokens[0].IsMark('{'); pairs++)
        {
            var (depth, close) = (0, -1);
            for (var i = 0; i < tokens.Count && close < 0; i++)
            {
                depth += tokens[i].IsMark('{') ? 1 : tokens[i].IsMark('}') ? -1 : 0;
                close = depth == 0 ? i : -1;
            }

            if (close != tokens.Count - 1)
                return;
            tokens.RemoveAt(close);
            tokens.RemoveAt(0);
        }
    }

    /// <summary>Unicode signs become commands, and emphasis goes.</summary>
    private static string Plain(string text)
    {
        text = text.Replace("**", " ", StringComparison.Ordinal);
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (s_signs.TryGetValue(c, out var sign))
                plain.Append(sign);
            else
                plain.Append(c);
        }

        return plain.ToString();
    }

    private void ReadAll()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == '\\')
                ReadCommand();
            else if (char.IsAsciiDigit(c) || (c == '.' && IsDigit(_at + 1)))
                ReadNumber();
            else if (char.IsAsciiLetter(c))
                ReadLetters();
            else
                ReadMark(c);
        }
    }

    private void ReadMark(char c)
    {
        _at++;
        if (c is '$' or '~' or '.' or '"' or '`' || char.IsWhiteSpace(c) || (_isText && c == '\''))
            return;
        if (c is '(' or '[')
            _brackets++;
        else if (c is ')' or ']')
            _brackets--;
        Add(LatexTokenKind.Mark, c == ';' ? "," : c.ToString());
    }

    private void ReadLetters()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiLetter(_text[_at]))
            _at++;
        var run = _text[start.._at];
        if (LatexWords.Commands.TryGetValue(run, out var command))
        {
            Add(LatexTokenKind.Command, command);
        }
        else if (run is "and" or "or")
        {
            if (_tokens is not [.., { Kind: LatexTokenKind.Mark, Text: "," }])
                Add(LatexTokenKind.Mark, ",");
        }
        else if (run is "AM" or "PM" or "am" or "pm")
        {
            // Of a time these are no unit, and may be written a.m. and p.m.
            AddLetters(run.ToLowerInvariant());
        }
        else if (IsWord(run))
        {
            Add(LatexTokenKind.Word, run);
        }
        else
        {
            AddLetters(run);
        }
    }

    /// <summary>Short runs of letters are variables, save known words, units behind numbers, and what a text command makes a word of.</summary>
    private bool IsWord(string run)
    {
        var isAfterNumber = _tokens is [.., { Kind: LatexTokenKind.Number or LatexTokenKind.Word }];
        return run.Length switch
        {
            1 => _isText && isAfterNumber && run == "m",
            2 or 3 => _isText || LatexWords.Prose.Contains(run) || LatexWords.Numbers.ContainsKey(run)
                || (isAfterNumber && LatexWords.Units.ContainsKey(run)),
            _ => true,
        };
    }

    private void AddLetters(string run)
    {
        foreach (var letter in run)
            _tokens.Add(new(LatexTokenKind.Letter, letter.ToString()));
        MarkSpace();
    }

    private void ReadNumber()
    {
        var number = new StringBuilder();
        Digits();
        for (var isFirst = true; GroupEnd(isFirst, number.Length) is var digits and > 0; isFirst = false)
        {
            _at = digits;
            Digits();
        }

        if (_at < _text.Length && _text[_at] == '.' && (IsDigit(_at + 1) || Repeating(_at + 1) > 0))
        {
            number.Append('.');
            _at++;
            Digits();
            if (Repeating(_at) is var end and > 0)
            {
                var open = _text.IndexOf('{', _at);
                number.Append('(').Append(_text, open + 1, end - open - 2).Append(')');
                _at = end;
            }
        }

        Add(LatexTokenKind.Number, number.ToString());

        void Digits()
        {
            while (IsDigit(_at))
                number.Append(_text[_at++]);
        }
    }

    /// <summary>
    /// Where the next three digits of a grouped number start; 0 where none do. Groups are parted by <c>\,</c>, <c>\ </c>, <c>,\!</c>, <c>{,}</c>, or,
    /// outside brackets, by a comma alone. The first group has one to three digits.
    /// </summary>
    private int GroupEnd(bool isFirst, int digitsBefore)
    {
        if (digitsBefore == 0 || (isFirst && digitsBefore > 3))
            return 0;
        var rest = _text.AsSpan(_at);
        var length = rest.StartsWith("{,}") || rest.StartsWith(",\\!") ? 3
            : rest.StartsWith("\\,") || rest.StartsWith("\\ ") || rest.StartsWith("\\!") ? 2
            : rest.StartsWith(", \\!") ? 4
            : _thousands && _brackets <= 0 && rest.StartsWith(",") ? 1
            : 0;
        if (length == 0)
            return 0;
        var at = _at + length;
        while (length > 1 && at < _text.Length && _text[at] == ' ')
            at++;
        return IsDigit(at) && IsDigit(at + 1) && IsDigit(at + 2) && !IsDigit(at + 3) ? at : 0;
    }

    /// <summary>Behind <c>\overline{digits}</c> at a place; 0 where there is none.</summary>
    private int Repeating(int at)
    {
        const string bar = "\\overline{";
        if (string.CompareOrdinal(_text, at, bar, 0, bar.Length) != 0)
            return 0;
        var end = at + bar.Length;
        while (IsDigit(end))
            end++;
        return end > at + bar.Length && end < _text.Length && _text[end] == '}' ? end + 1 : 0;
    }

    private bool IsDigit(int at) => at < _text.Length && char.IsAsciiDigit(_text[at]);

    private void Add(LatexTokenKind kind, string text)
    {
        _tokens.Add(new(kind, text));
        MarkSpace();
    }

    private void MarkSpace()
    {
        if (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _tokens[^1] = _tokens[^1] with { SpaceBehind = true };
    }
}
