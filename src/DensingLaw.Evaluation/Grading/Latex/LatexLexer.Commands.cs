namespace DensingLaw.Evaluation.Grading.Latex;

internal sealed partial class LatexLexer
{
    private static readonly HashSet<string> s_skipped =
    [
        "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "quad", "qquad", "displaystyle", "textstyle",
        "limits", "nolimits", "thinspace", "medspace", "thickspace", "negthinspace", "hspace", "rm", "bf", "it", "mathstrut", "phantom", "ensuremath",
    ];

    private static readonly HashSet<string> s_texts =
    [
        "text", "textbf", "textit", "textrm", "textsf", "texttt", "textnormal", "mbox", "hbox", "mathrm", "mathbf", "mathit", "mathsf", "mathtt",
        "operatorname", "emph", "bm", "boldsymbol", "bold",
    ];

    private static readonly Dictionary<string, string> s_synonyms = new()
    {
        ["dfrac"] = "frac",
        ["tfrac"] = "frac",
        ["cfrac"] = "frac",
        ["dbinom"] = "binom",
        ["tbinom"] = "binom",
        ["choose"] = "choose",
        ["leq"] = "le",
        ["leqslant"] = "le",
        ["geq"] = "ge",
        ["geqslant"] = "ge",
        ["neq"] = "ne",
        ["lt"] = "<",
        ["gt"] = ">",
        ["varnothing"] = "emptyset",
        ["degree"] = "circ",
        ["lvert"] = "|",
        ["rvert"] = "|",
        ["vert"] = "|",
        ["mid"] = "|",
        ["colon"] = ":",
        ["lbrace"] = "⦃",
        ["rbrace"] = "⦄",
        ["lbrack"] = "[",
        ["rbrack"] = "]",
        ["ast"] = "*",
        ["land"] = ",",
        ["lor"] = ",",
        ["varphi"] = "phi",
        ["varepsilon"] = "epsilon",
    };

    private void ReadCommand()
    {
        var start = ++_at;
        while (_at < _text.Length && char.IsAsciiLetter(_text[_at]))
            _at++;
        if (_at == start)
        {
            ReadEscaped(_at < _text.Length ? _text[_at++] : ' ');
            return;
        }

        var name = _text[start.._at];
        if (s_texts.Contains(name) && Braced() is { } content)
        {
            ReadText(content);
        }
        else if (name is "boxed" or "fbox")
        {
            if (Braced() is { } boxed)
                ReadInside(boxed, _isText);
        }
        else if (name is "begin" or "end")
        {
            ReadEnvironment(name);
        }
        else if (!s_skipped.Contains(name) && !s_texts.Contains(name))
        {
            name = s_synonyms.GetValueOrDefault(name, name);
            if (name is "⦃" or "[")
                _brackets++;
            else if (name is "⦄" or "]")
                _brackets--;
            Add(char.IsAsciiLetter(name[0]) ? LatexTokenKind.Command : LatexTokenKind.Mark, name);
        }
    }

    /// <summary>All matrices are one, save determinants.</summary>
    private void ReadEnvironment(string name)
    {
        var environment = Braced();
        var kind = environment switch
        {
            "pmatrix" or "bmatrix" or "matrix" or "Bmatrix" or "smallmatrix" or "array" => "matrix",
            "vmatrix" => "determinant",
            _ => "other",
        };
        if (environment == "array" && name == "begin")
            Braced();
        Add(LatexTokenKind.Command, $"{name}-{kind}");
    }

    private void ReadEscaped(char c)
    {
        switch (c)
        {
            case '{':
                _brackets++;
                Add(LatexTokenKind.Mark, "⦃");
                break;
            case '}':
                _brackets--;
                Add(LatexTokenKind.Mark, "⦄");
                break;
            case '\\':
                Add(LatexTokenKind.Mark, "⏎");
                break;
            case '%' or '|':
                Add(LatexTokenKind.Mark, c.ToString());
                break;
        }
    }

    /// <summary>What is text in name only is read as mathematics.</summary>
    private void ReadText(string content)
    {
        ReadInside(content, _isText || !content.Contains('\\', StringComparison.Ordinal));
        if (_tokens.Count > 0)
            _tokens[^1] = _tokens[^1] with { SpaceBehind = true };
    }

    private void ReadInside(string content, bool isText)
    {
        if (_nesting < MaxNesting)
            new LatexLexer(content, _thousands, _tokens, isText, _nesting + 1) { _brackets = _brackets }.ReadAll();
    }

    /// <summary>The content of the braces that follow, and past them; null where they are missing or not closed.</summary>
    private string? Braced()
    {
        var open = _at;
        while (open < _text.Length && char.IsWhiteSpace(_text[open]))
            open++;
        if (open >= _text.Length || _text[open] != '{')
            return null;
        var depth = 0;
        for (var i = open; i < _text.Length; i++)
        {
            if (_text[i] == '{')
            {
                depth++;
            }
            else if (_text[i] == '}' && --depth == 0)
            {
                _at = i + 1;
                return _text[(open + 1)..i];
            }
        }

        return null;
    }
}
