using System.Buffers;

namespace DensingLaw.Evaluation.Grading.Compatible;

/// <summary>Cuts a text into the tokens of SymPy's LaTeX grammar (<c>LaTeX.g4</c>, SymPy 1.14).</summary>
internal static class GrammarLexer
{
    private const string Marks = "+-*/()[]{}|_^:=<>!,.";

    /// <summary>Behind a backslash these are nothing.</summary>
    private const string SkippedMarks = ",:;!*-./\"(=";

    private const string Blanks = " \t\r\n";

    private static readonly HashSet<string> s_skipped =
    [
        "thinspace", "medspace", "thickspace", "quad", "qquad", "negthinspace", "negmedspace", "negthickspace", "left", "right",
        "vrule", "vcenter", "vbox", "vskip", "vspace", "hfil",
    ];

    private static readonly HashSet<string> s_commands =
    [
        "langle", "rangle", "lim", "to", "rightarrow", "Rightarrow", "longrightarrow", "Longrightarrow", "int", "sum", "prod",
        "exp", "log", "lg", "ln", "sin", "cos", "tan", "csc", "sec", "cot", "arcsin", "arccos", "arctan", "arccsc", "arcsec", "arccot",
        "sinh", "cosh", "tanh", "arsinh", "arcosh", "artanh", "lfloor", "rfloor", "lceil", "rceil", "sqrt", "overline", "times", "cdot", "div",
        "frac", "dfrac", "tfrac", "binom", "dbinom", "tbinom", "mathit", "neq", "leq", "le", "leqq", "leqslant", "geq", "ge", "geqq", "geqslant",
    ];

    private static readonly SearchValues<char> s_blanks = SearchValues.Create(Blanks);

    /// <summary>The tokens up to the end, or up to the first character that starts none.</summary>
    public static List<GrammarToken> Read(string text)
    {
        List<GrammarToken> tokens = [];
        var at = 0;
        while (at < text.Length)
        {
            if (Next(text, ref at) is not { } token)
                continue;
            tokens.Add(token);
            if (token.Kind == GrammarTokenKind.Unknown)
                return tokens;
        }

        tokens.Add(new(GrammarTokenKind.End, ""));
        return tokens;
    }

    /// <summary>The token at a place; null where something is skipped.</summary>
    private static GrammarToken? Next(string text, ref int at)
    {
        var c = text[at];
        if (c == '\\')
            return Command(text, ref at);
        if (c == 'd' && DifferentialEnd(text, at) is var end and > 0)
        {
            var differential = text[at..end];
            at = end;
            return new(GrammarTokenKind.Differential, string.Concat("d", differential.AsSpan(1).Trim(Blanks).TrimStart('\\')));
        }

        if (c == '\'')
        {
            var start = at;
            while (at < text.Length && text[at] == '\'')
                at++;
            return new(GrammarTokenKind.Quotes, text[start..at]);
        }

        if (c == '&' && Blank(text, at + 1) is var equals && equals < text.Length && text[equals] == '=')
        {
            at = equals + 1;
            return new(GrammarTokenKind.Mark, "=");
        }

        at++;
        return s_blanks.Contains(c) ? null
            : char.IsAsciiLetter(c) ? new(GrammarTokenKind.Letter, c.ToString())
            : char.IsAsciiDigit(c) ? new(GrammarTokenKind.Digit, c.ToString())
            : Marks.Contains(c, StringComparison.Ordinal) ? new(GrammarTokenKind.Mark, c.ToString())
            : new(GrammarTokenKind.Unknown, c.ToString());
    }

    private static GrammarToken? Command(string text, ref int at)
    {
        var nameEnd = LettersEnd(text, at + 1);
        if (nameEnd == at + 1)
        {
            var mark = nameEnd < text.Length ? text[nameEnd] : '\0';
            at = nameEnd + 1;
            return SkippedMarks.Contains(mark, StringComparison.Ordinal) ? null
                : mark is '{' or '}' ? new(GrammarTokenKind.Bracket, mark.ToString())
                : new(GrammarTokenKind.Unknown, "\\");
        }

        var name = text[(at + 1)..nameEnd];
        at = nameEnd;
        if (name is "left" or "right" && nameEnd < text.Length && text[nameEnd] == '|')
        {
            at++;
            return new(GrammarTokenKind.Bracket, name + "|");
        }

        return s_skipped.Contains(name) ? null : new(s_commands.Contains(name) ? GrammarTokenKind.Command : GrammarTokenKind.Symbol, name);
    }

    /// <summary>Behind a <c>d</c> and the letter or command that it takes with it; 0 where there is none.</summary>
    private static int DifferentialEnd(string text, int at)
    {
        var name = Blank(text, at + 1);
        if (name >= text.Length)
            return 0;
        if (char.IsAsciiLetter(text[name]))
            return name + 1;
        return text[name] == '\\' && LettersEnd(text, name + 1) is var end && end > name + 1 ? end : 0;
    }

    private static int Blank(string text, int at)
    {
        while (at < text.Length && s_blanks.Contains(text[at]))
            at++;
        return at;
    }

    private static int LettersEnd(string text, int at)
    {
        while (at < text.Length && char.IsAsciiLetter(text[at]))
            at++;
        return at;
    }
}
