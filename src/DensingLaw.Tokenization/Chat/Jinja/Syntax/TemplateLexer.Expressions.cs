using System.Text.RegularExpressions;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <content>Tokens between <c>{%</c> and <c>%}</c>, <c>{{</c> and <c>}}</c>.</content>
internal sealed partial class TemplateLexer
{
    private static readonly string[] s_operators =
        ["//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<", "=", ".", ":", "|", ",", ";"];

    private void ReadTag(int open, int inside)
    {
        var isBlock = _source[open + 1] == '%';
        _tokens.Add(new Token(isBlock ? TokenKind.BlockBegin : TokenKind.VariableBegin, _source[open..inside], open));
        _at = inside;
        var brackets = new Stack<char>();
        while (true)
        {
            SkipSpace();
            if (_at >= _source.Length)
            {
                throw new TemplateFault(isBlock ? "the tag {% is not closed by %}" : "the expression {{ is not closed by }}", open);
            }

            if (brackets.Count == 0 && ReadEnd(isBlock))
            {
                return;
            }

            ReadToken(brackets);
        }
    }

    /// <summary>The end of a tag, which only counts outside of brackets.</summary>
    private bool ReadEnd(bool isBlock)
    {
        var sign = _source[_at] == '-' || (isBlock && _source[_at] == '+') ? _source[_at] : '\0';
        var start = _at + (sign == '\0' ? 0 : 1);
        if (string.CompareOrdinal(_source, start, isBlock ? "%}" : "}}", 0, 2) != 0)
        {
            return false;
        }

        _tokens.Add(new Token(isBlock ? TokenKind.BlockEnd : TokenKind.VariableEnd, _source[_at..(start + 2)], _at));
        Close(start + 2, sign, trimsNewline: isBlock);
        return true;
    }

    private void ReadToken(Stack<char> brackets)
    {
        var first = _source[_at];
        if (char.IsAsciiDigit(first))
        {
            ReadNumber();
        }
        else if (first == '_' || char.IsLetter(first))
        {
            var end = _at + 1;
            while (end < _source.Length && (_source[end] == '_' || char.IsLetterOrDigit(_source[end])))
            {
                end++;
            }

            Add(TokenKind.Name, _source[_at..end], end);
        }
        else if (first is '\'' or '"')
        {
            ReadString(first);
        }
        else
        {
            ReadOperator(brackets);
        }
    }

    private void Add(TokenKind kind, string text, int end)
    {
        _tokens.Add(new Token(kind, text, _at));
        _at = end;
    }

    private void ReadNumber()
    {
        // After a dot it is the index of a.0, never a fraction.
        var isIndex = _at > 0 && _source[_at - 1] == '.';
        var number = isIndex ? null : Float().Match(_source, _at);
        if (number is { Success: true })
        {
            Add(TokenKind.Float, number.Value, _at + number.Length);
            return;
        }

        var whole = Integer().Match(_source, _at);
        Add(TokenKind.Integer, whole.Value, _at + whole.Length);
    }

    private void ReadString(char quote)
    {
        for (var i = _at + 1; i < _source.Length; i++)
        {
            if (_source[i] == quote)
            {
                Add(TokenKind.String, StringLiteral.Unescape(_source.AsSpan((_at + 1)..i), _at), i + 1);
                return;
            }

            i += _source[i] == '\\' ? 1 : 0;
        }

        throw new TemplateFault($"the string has no closing {quote}", _at);
    }

    private void ReadOperator(Stack<char> brackets)
    {
        var found = Array.Find(s_operators, o => string.CompareOrdinal(_source, _at, o, 0, o.Length) == 0)
            ?? throw new TemplateFault($"unexpected character '{_source[_at]}'", _at);
        switch (found)
        {
            case "(" or "[" or "{":
                brackets.Push(found switch { "(" => ')', "[" => ']', _ => '}' });
                break;
            case ")" or "]" or "}" when !brackets.TryPop(out var expected) || expected != found[0]:
                throw new TemplateFault($"unexpected '{found}'{(expected == '\0' ? "" : $", expected '{expected}'")}", _at);
        }

        Add(TokenKind.Operator, found, _at + found.Length);
    }

    [GeneratedRegex(@"\G(?:[0-9]+_)*[0-9]+(?:(?:\.(?:[0-9]+_)*[0-9]+)?[eE][+\-]?(?:[0-9]+_)*[0-9]+|\.(?:[0-9]+_)*[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Float();

    [GeneratedRegex(@"\G(?:0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[0-9a-fA-F])+|[1-9](?:_?[0-9])*|0(?:_?0)*)", RegexOptions.CultureInvariant)]
    private static partial Regex Integer();
}
