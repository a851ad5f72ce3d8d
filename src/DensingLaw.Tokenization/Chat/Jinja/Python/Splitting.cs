using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Python's ways to cut a text.</summary>
internal static class Splitting
{
    public static ListValue Split(string text, object?[] arguments, RenderBudget budget)
    {
        var most = Most(arguments[1]);
        if (Separator(arguments[0], "split") is not { } separator)
        {
            return List(Words(text, most), budget);
        }

        var parts = new List<string>();
        var from = 0;
        for (var at = Next(0); at >= 0 && parts.Count < most; at = Next(from))
        {
            parts.Add(text[from..at]);
            from = at + separator.Length;
        }

        parts.Add(text[from..]);
        return List(parts, budget);

        int Next(int start) => text.IndexOf(separator, start, StringComparison.Ordinal);
    }

    public static ListValue SplitFromEnd(string text, object?[] arguments, RenderBudget budget)
    {
        var most = Most(arguments[1]);
        var parts = new List<string>();
        if (Separator(arguments[0], "rsplit") is not { } separator)
        {
            // Words are cut from the end by reading everything backwards.
            parts.AddRange(Words(Reversed(text), most).Select(Reversed));
        }
        else
        {
            var to = text.Length;
            for (var at = Last(to); at >= 0 && parts.Count < most; at = Last(to))
            {
                parts.Add(text[(at + separator.Length)..to]);
                to = at;
            }

            parts.Add(text[..to]);

            int Last(int end) => end == 0 ? -1 : text.LastIndexOf(separator, end - 1, StringComparison.Ordinal);
        }

        parts.Reverse();
        return List(parts, budget);
    }

    public static ListValue Lines(string text, object?[] arguments, RenderBudget budget)
    {
        var keepsEnds = arguments[0] != Arguments.NotGiven && Truth.Of(arguments[0]);
        var lines = new List<string>();
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsLineEnd(text[i]))
            {
                continue;
            }

            var end = i;
            i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            lines.Add(keepsEnds ? text[from..(i + 1)] : text[from..end]);
            from = i + 1;
        }

        if (from < text.Length)
        {
            lines.Add(text[from..]);
        }

        return List(lines, budget);
    }

    public static ListValue Partition(string text, string separator, bool isFirst, RenderBudget budget)
    {
        RequireContent(separator);
        var at = isFirst ? text.IndexOf(separator, StringComparison.Ordinal) : text.LastIndexOf(separator, StringComparison.Ordinal);
        budget.Items(3);
        return new ListValue(
            at < 0 ? isFirst ? [text, "", ""] : ["", "", text] : [text[..at], separator, text[(at + separator.Length)..]], isTuple: true);
    }

    private static List<string> Words(string text, int most)
    {
        var words = new List<string>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && PythonSpace.Is(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                return words;
            }

            if (words.Count == most)
            {
                words.Add(text[at..]);
                return words;
            }

            var start = at;
            while (at < text.Length && !PythonSpace.Is(text[at]))
            {
                at++;
            }

            words.Add(text[start..at]);
        }
    }

    private static string Reversed(string text)
    {
        var units = text.ToCharArray();
        Array.Reverse(units);
        return new string(units);
    }

    private static string? Separator(object? given, string callee)
    {
        if (given is null || given == Arguments.NotGiven)
        {
            return null;
        }

        var separator = StringMethods.Text(given, callee);
        RequireContent(separator);
        return separator;
    }

    private static void RequireContent(string separator)
    {
        if (separator.Length == 0)
        {
            throw new TemplateFault("the separator is empty");
        }
    }

    private static int Most(object? given) =>
        given == Arguments.NotGiven || (Arithmetic.Number(given) is BigInteger number && number.Sign < 0) ? int.MaxValue : StringMethods.Whole(given, "maxsplit");

    private static bool IsLineEnd(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u001C' or '\u001D' or '\u001E' or '\u0085' or '\u2028' or '\u2029';

    private static ListValue List(List<string> parts, RenderBudget budget)
    {
        budget.Items(parts.Count);
        return new ListValue([.. parts]);
    }
}
