using System.Globalization;
using System.Text;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Grading;

/// <summary>
/// The text form in which lm-evaluation-harness 0.4.13 compares MATH answers (<c>minerva_math</c>, <c>normalize_final_answer</c>): the same texts out,
/// in time linear in the text. Lewkowycz et al. 2022 (arXiv 2206.14858), appendix D, with the harness's later repairs: units that are words go before the
/// blanks do, units inside command names stay (<c>\left</c> has <c>ft</c>), roots keep their index, and commas go only from thousands groups.
/// </summary>
internal static class MinervaNormalization
{
    private const string Box = "\\boxed{";

    private static readonly (string Old, string New)[] s_substitutions =
    [
        ("an ", ""), ("a ", ""), (".$", "$"), ("\\$", ""), ("\\ ", ""), (" ", ""), ("mbox", "text"), (",\\text{and}", ","), ("\\text{and}", ","),
        ("\\text{m}", "\\text{}"),
    ];

    private static readonly string[] s_removed =
    [
        "square", "ways", "integers", "dollars", "mph", "inches", "ft", "hours", "km", "units", "\\ldots", "sue", "points", "feet", "minutes", "digits",
        "cents", "degrees", "cm", "gm", "pounds", "meters", "meals", "edges", "students", "childrentickets", "multiples", "\\text{s}", "\\text{.}",
        "\\text{\ns}", "\\text{}^2", "\\text{}^3", "\\text{\n}", "\\text{}", "\\mathrm{th}", "^\\circ", "^{\\circ}", "\\;", ",\\!", "{,}", "\"", "\\dots",
    ];

    /// <summary>The answer's text form.</summary>
    /// <param name="answer">An answer as <see cref="MathAnswer"/> finds it.</param>
    public static string Normalize(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var text = answer[(answer.LastIndexOf('=') + 1)..];
        foreach (var unit in s_removed.Where(IsWord))
            text = RemoveWord(text, unit);
        foreach (var (before, after) in s_substitutions)
            text = text.Replace(before, after, StringComparison.Ordinal);
        foreach (var removed in s_removed)
            text = IsWord(removed) ? RemoveOutsideCommands(text, removed) : text.Replace(removed, "", StringComparison.Ordinal);

        text = ByLine(text, "$", FirstFormula);
        foreach (var command in (ReadOnlySpan<string>)["\\text{", "\\textbf{", "\\overline{"])
            text = ByLine(text, command, line => UnwrapAll(line, command));
        text = ByLine(text, Box, UnwrapBox);
        text = BraceRoots(BraceIndexedRoots(BraceFractions(text))).Replace("$", "", StringComparison.Ordinal);
        return IsThousands(text) ? text.Replace(",", "", StringComparison.Ordinal) : text;
    }

    private static bool IsWord(string removed) => char.IsAsciiLetter(removed[0]);

    /// <summary>Removes a unit that stands as a word of its own; not <c>\square</c>, a command.</summary>
    private static string RemoveWord(string text, string unit)
    {
        var kept = new StringBuilder(text.Length);
        var copied = 0;
        var found = text.IndexOf(unit, StringComparison.Ordinal);
        while (found >= 0)
        {
            var end = found + unit.Length;
            var startsWord = found == 0 || (text[found - 1] != '\\' && !PythonText.IsWord(text, found - PythonText.LengthBefore(text, found)));
            var endsWord = end == text.Length || !PythonText.IsWord(text, end);
            if (startsWord && endsWord)
            {
                kept.Append(text, copied, found - copied);
                copied = end;
            }

            found = text.IndexOf(unit, end, StringComparison.Ordinal);
        }

        return copied == 0 ? text : kept.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Removes a unit wherever it is but in the name of a command.</summary>
    private static string RemoveOutsideCommands(string text, string unit)
    {
        if (!text.Contains(unit, StringComparison.Ordinal))
            return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (text[i] == '\\')
            {
                for (i++; i < text.Length && char.IsAsciiLetter(text[i]);)
                    i++;
            }
            else if (string.CompareOrdinal(text, i, unit, 0, unit.Length) == 0)
            {
                start = i += unit.Length;
            }
            else
            {
                i++;
            }

            kept.Append(text, start, i - start);
        }

        return kept.ToString();
    }

    /// <summary>Changes each line; none is changed that lacks the mark.</summary>
    private static string ByLine(string text, string mark, Func<string, string> change) =>
        !text.Contains(mark, StringComparison.Ordinal) ? text
        : text.Contains('\n') ? string.Join('\n', text.Split('\n').Select(change))
        : change(text);

    /// <summary>A line with a formula between dollar signs: nothing but the first.</summary>
    private static string FirstFormula(string line)
    {
        var open = line.IndexOf('$');
        var close = open < 0 ? -1 : line.IndexOf('$', open + 1);
        return close < 0 ? line : line[open..(close + 1)];
    }

    /// <summary>Each command's content, up to the next closing brace whether or not that is its own.</summary>
    private static string UnwrapAll(string line, string command)
    {
        var unwrapped = new StringBuilder();
        var copied = 0;
        while (line.IndexOf(command, copied, StringComparison.Ordinal) is >= 0 and var found
            && line.IndexOf('}', found + command.Length) is >= 0 and var close)
        {
            var content = found + command.Length;
            unwrapped.Append(line, copied, found - copied).Append(line, content, close - content);
            copied = close + 1;
        }

        return copied == 0 ? line : unwrapped.Append(line, copied, line.Length - copied).ToString();
    }

    /// <summary>The first box loses its command, and the line its last closing brace.</summary>
    private static string UnwrapBox(string line)
    {
        var found = line.IndexOf(Box, StringComparison.Ordinal);
        var content = found + Box.Length;
        var close = found < 0 ? -1 : line.LastIndexOf('}');
        return close < content ? line : string.Concat(line.AsSpan(0, found), line.AsSpan(content, close - content), line.AsSpan(close + 1));
    }

    /// <summary><c>frac12</c> becomes <c>frac{1}{2}</c>.</summary>
    private static string BraceFractions(string text) => AfterEach(text, "frac", (at, result) =>
    {
        if (at >= text.Length || text[at] == '{')
            return 0;
        var first = PythonText.LengthAt(text, at);
        var next = at + first;
        if (next >= text.Length || text[next] == '\n')
            return 0;
        var second = PythonText.LengthAt(text, next);
        result.Append('{').Append(text, at, first).Append("}{").Append(text, next, second).Append('}');
        return first + second;
    });

    /// <summary><c>sqrt[3]a</c> becomes <c>sqrt[3]{a}</c>.</summary>
    private static string BraceIndexedRoots(string text)
    {
        var close = -1;
        return AfterEach(text, "sqrt", (at, result) =>
        {
            if (at >= text.Length || text[at] != '[' || close == text.Length)
                return 0;
            if (close < at && (close = text.IndexOf(']', at)) < 0)
                close = text.Length;
            var argument = close + 1;
            if (argument >= text.Length || !PythonText.IsWord(text, argument))
                return 0;
            var length = PythonText.LengthAt(text, argument);
            result.Append(text, at, argument - at).Append('{').Append(text, argument, length).Append('}');
            return argument + length - at;
        });
    }

    /// <summary><c>sqrta</c> becomes <c>sqrt{a}</c>.</summary>
    private static string BraceRoots(string text) => AfterEach(text, "sqrt", (at, result) =>
    {
        if (at >= text.Length || text[at] is '{' or '[')
            return 0;
        var length = PythonText.LengthAt(text, at);
        result.Append('{').Append(text, at, length).Append('}');
        return length;
    });

    /// <summary>
    /// Copies a text; behind each name, <paramref name="rewrite"/> may write what replaces the characters there, and says how many those were.
    /// </summary>
    private static string AfterEach(string text, string name, Func<int, StringBuilder, int> rewrite)
    {
        var result = new StringBuilder(text.Length);
        var copied = 0;
        while (text.IndexOf(name, copied, StringComparison.Ordinal) is >= 0 and var found)
        {
            var at = found + name.Length;
            result.Append(text, copied, at - copied);
            copied = at + rewrite(at, result);
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Digits, of any script, in groups of three after the first of one to three; at least one comma.</summary>
    private static bool IsThousands(string text)
    {
        var (commas, digits) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == ',' && (commas == 0 ? digits is >= 1 and <= 3 : digits == 3))
                (commas, digits) = (commas + 1, 0);
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
                digits++;
            else
                return false;
        }

        return commas > 0 && digits == 3;
    }
}
