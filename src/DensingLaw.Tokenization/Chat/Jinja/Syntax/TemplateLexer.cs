namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>
/// Cuts a template into tokens under the settings that transformers gives Jinja: <c>trim_blocks</c> (one newline after a block or comment
/// is dropped), <c>lstrip_blocks</c> (so are the blanks of a line before one), one newline at the template's end is dropped.
/// </summary>
internal sealed partial class TemplateLexer
{
    private readonly string _source;
    private readonly List<Token> _tokens = [];
    private int _at;

    // Whether what was read last ended in a newline: blanks before a block are only stripped from a line's start.
    private bool _lineStarting = true;

    private TemplateLexer(string source) => _source = source;

    /// <summary>Tokens of a source that went through <see cref="Normalize"/>.</summary>
    public static List<Token> Read(string normalized)
    {
        var lexer = new TemplateLexer(normalized);
        lexer.ReadAll();
        return lexer._tokens;
    }

    /// <summary>All newlines become one character, and one at the very end is dropped.</summary>
    public static string Normalize(string source)
    {
        var unix = source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return unix.EndsWith('\n') ? unix[..^1] : unix;
    }

    private void ReadAll()
    {
        while (_at < _source.Length)
        {
            var open = NextOpening(_at);
            if (open < 0)
            {
                AddData(_source[_at..]);
                break;
            }

            var sign = SignAt(open + 2);
            var inside = open + 2 + (sign is '-' or '+' ? 1 : 0);
            AddData(Stripped(_source[_at..open], sign, isVariable: _source[open + 1] == '{'));
            if (_source[open + 1] == '#')
            {
                SkipComment(open, inside);
            }
            else if (_source[open + 1] == '%' && RawTag("raw", inside) is { } raw)
            {
                ReadRaw(open, raw);
            }
            else
            {
                ReadTag(open, inside);
            }
        }

        _tokens.Add(new Token(TokenKind.End, "", _source.Length));
    }

    private int NextOpening(int from)
    {
        for (var i = _source.IndexOf('{', from); i >= 0 && i + 1 < _source.Length; i = _source.IndexOf('{', i + 1))
        {
            if (_source[i + 1] is '{' or '%' or '#')
            {
                return i;
            }
        }

        return -1;
    }

    private char SignAt(int at) => at < _source.Length ? _source[at] : '\0';

    /// <summary>Text before an opening: a minus takes all white space, a plus none, else a block takes its line's blanks.</summary>
    private string Stripped(string text, char sign, bool isVariable)
    {
        if (sign == '-')
        {
            return PythonSpace.TrimEnd(text);
        }

        var lineStart = text.LastIndexOf('\n') + 1;
        return sign != '+' && !isVariable && (lineStart > 0 || _lineStarting) && PythonSpace.IsAll(text.AsSpan(lineStart))
            ? text[..lineStart]
            : text;
    }

    private void AddData(string text)
    {
        if (text.Length > 0)
        {
            _tokens.Add(new Token(TokenKind.Data, text, _at));
        }
    }

    private void SkipComment(int open, int inside)
    {
        var end = _source.IndexOf("#}", inside, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new TemplateFault("the comment {# is not closed by #}", open);
        }

        Close(end + 2, end > inside ? _source[end - 1] : '\0', trimsNewline: true);
    }

    /// <summary>Goes on behind a closing delimiter, over the white space that belongs to it.</summary>
    private void Close(int after, char sign, bool trimsNewline)
    {
        _at = after;
        if (sign == '-')
        {
            SkipSpace();
        }
        else if (sign != '+' && trimsNewline && _at < _source.Length && _source[_at] == '\n')
        {
            _at++;
        }

        _lineStarting = _source[_at - 1] == '\n';
    }

    private void SkipSpace()
    {
        while (_at < _source.Length && PythonSpace.Is(_source[_at]))
        {
            _at++;
        }
    }

    /// <summary>Where a tag of one word ends and the sign before its end, or null where it is another tag.</summary>
    private (int End, char Sign)? RawTag(string word, int inside)
    {
        var i = inside;
        while (i < _source.Length && PythonSpace.Is(_source[i]))
        {
            i++;
        }

        if (string.CompareOrdinal(_source, i, word, 0, word.Length) != 0)
        {
            return null;
        }

        i += word.Length;
        while (i < _source.Length && PythonSpace.Is(_source[i]))
        {
            i++;
        }

        // The opening tag takes no plus.
        var sign = SignAt(i) == '-' || (SignAt(i) == '+' && word == "endraw") ? _source[i++] : '\0';
        return string.CompareOrdinal(_source, i, "%}", 0, 2) == 0 ? (i + 2, sign) : null;
    }

    private void ReadRaw(int open, (int End, char Sign) begin)
    {
        // A raw tag's own newline stays, unlike that of other tags.
        Close(begin.End, begin.Sign, trimsNewline: false);
        for (var i = _source.IndexOf("{%", _at, StringComparison.Ordinal); i >= 0; i = _source.IndexOf("{%", i + 1, StringComparison.Ordinal))
        {
            var sign = SignAt(i + 2);
            if (RawTag("endraw", i + 2 + (sign is '-' or '+' ? 1 : 0)) is { } end)
            {
                AddData(Stripped(_source[_at..i], sign, isVariable: false));
                Close(end.End, end.Sign, trimsNewline: true);
                return;
            }
        }

        throw new TemplateFault("the tag raw is not closed by endraw", open);
    }
}
