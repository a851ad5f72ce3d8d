using System.Numerics;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>The methods of Python's <c>str</c> that templates use.</summary>
internal static class StringMethods
{
    private static readonly Dictionary<string, Func<string, Arguments, RenderBudget, object?>> s_methods = new(StringComparer.Ordinal)
    {
        ["strip"] = (text, arguments, _) => Strip(text, "strip", arguments, fromStart: true, fromEnd: true),
        ["lstrip"] = (text, arguments, _) => Strip(text, "lstrip", arguments, fromStart: true, fromEnd: false),
        ["rstrip"] = (text, arguments, _) => Strip(text, "rstrip", arguments, fromStart: false, fromEnd: true),
        ["split"] = (text, arguments, budget) => Splitting.Split(text, arguments.Bind("split", "sep?", "maxsplit?"), budget),
        ["rsplit"] = (text, arguments, budget) => Splitting.SplitFromEnd(text, arguments.Bind("rsplit", "sep?", "maxsplit?"), budget),
        ["splitlines"] = (text, arguments, budget) => Splitting.Lines(text, arguments.Bind("splitlines", "keepends?"), budget),
        ["partition"] = (text, arguments, budget) => Splitting.Partition(text, Text(arguments.Bind("partition", "sep")[0], "partition"), isFirst: true, budget),
        ["rpartition"] = (text, arguments, budget) => Splitting.Partition(text, Text(arguments.Bind("rpartition", "sep")[0], "rpartition"), isFirst: false, budget),
        ["startswith"] = (text, arguments, _) => Any(arguments.Bind("startswith", "prefix")[0], "startswith", prefix => text.StartsWith(prefix, StringComparison.Ordinal)),
        ["endswith"] = (text, arguments, _) => Any(arguments.Bind("endswith", "suffix")[0], "endswith", suffix => text.EndsWith(suffix, StringComparison.Ordinal)),
        ["removeprefix"] = (text, arguments, _) =>
            Text(arguments.Bind("removeprefix", "prefix")[0], "removeprefix") is var prefix && text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text,
        ["removesuffix"] = (text, arguments, _) =>
            Text(arguments.Bind("removesuffix", "suffix")[0], "removesuffix") is var suffix && text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text,
        ["upper"] = (text, arguments, _) => arguments.Bind("upper") is var _ ? Casing.Upper(text) : null,
        ["lower"] = (text, arguments, _) => arguments.Bind("lower") is var _ ? Casing.Lower(text) : null,
        ["title"] = (text, arguments, _) => arguments.Bind("title") is var _ ? Casing.Title(text) : null,
        ["capitalize"] = (text, arguments, _) => arguments.Bind("capitalize") is var _ ? Casing.Capitalize(text) : null,
        ["replace"] = (text, arguments, budget) => Replace(text, arguments.Bind("replace", "old", "new", "count?"), budget),
        ["find"] = (text, arguments, _) => Find(text, arguments, "find", isLast: false),
        ["rfind"] = (text, arguments, _) => Find(text, arguments, "rfind", isLast: true),
        ["index"] = (text, arguments, _) => Found(Find(text, arguments, "index", isLast: false)),
        ["rindex"] = (text, arguments, _) => Found(Find(text, arguments, "rindex", isLast: true)),
        ["count"] = (text, arguments, _) => (BigInteger)Count(text, Text(arguments.Bind("count", "sub")[0], "count")),
        ["join"] = (text, arguments, budget) => Join(text, arguments.Bind("join", "iterable")[0], budget),
        ["isdigit"] = (text, arguments, _) => arguments.Bind("isdigit") is var _ && CharacterTests.All(text, CharacterTests.IsDigit),
        ["isdecimal"] = (text, arguments, _) => arguments.Bind("isdecimal") is var _ && CharacterTests.All(text, CharacterTests.IsDecimal),
        ["isalpha"] = (text, arguments, _) => arguments.Bind("isalpha") is var _ && CharacterTests.All(text, System.Text.Rune.IsLetter),
        ["isspace"] = (text, arguments, _) => arguments.Bind("isspace") is var _ && text.Length > 0 && PythonSpace.IsAll(text),
        ["isupper"] = (text, arguments, _) => arguments.Bind("isupper") is var _ && CharacterTests.IsUpper(text),
        ["islower"] = (text, arguments, _) => arguments.Bind("islower") is var _ && CharacterTests.IsLower(text),
    };

    public static IEnumerable<string> Names => s_methods.Keys;

    public static NativeFunction? Find(string text, string name) => s_methods.TryGetValue(name, out var method)
        ? new NativeFunction(name, (interpreter, arguments) =>
        {
            interpreter.Budget.Text(text.Length);
            return method(text, arguments, interpreter.Budget);
        })
        : null;

    /// <summary>Takes white space, or the given characters, off the ends.</summary>
    public static string Strip(string text, string callee, Arguments arguments, bool fromStart, bool fromEnd)
    {
        var given = arguments.Bind(callee, "chars?")[0];
        if (given is null || given == Arguments.NotGiven)
        {
            text = fromStart ? PythonSpace.TrimStart(text) : text;
            return fromEnd ? PythonSpace.TrimEnd(text) : text;
        }

        var wanted = new HashSet<System.Text.Rune>(Text(given, callee).EnumerateRunes());
        var runes = text.EnumerateRunes().ToArray();
        var (start, end) = (0, runes.Length);
        while (fromStart && start < end && wanted.Contains(runes[start]))
        {
            start++;
        }

        while (fromEnd && end > start && wanted.Contains(runes[end - 1]))
        {
            end--;
        }

        return text[runes[..start].Sum(r => r.Utf16SequenceLength)..^runes[end..].Sum(r => r.Utf16SequenceLength)];
    }

    public static string Replace(string text, object?[] arguments, RenderBudget budget)
    {
        var (old, replacement) = (Text(arguments[0], "replace"), Text(arguments[1], "replace"));
        var most = arguments[2] == Arguments.NotGiven || arguments[2] is null ? -1 : Whole(arguments[2], "replace");
        var found = old.Length == 0 ? CodePoints.Count(text) + 1 : Count(text, old);
        var count = most < 0 ? found : Math.Min(found, most);
        if (count == 0)
        {
            return text;
        }

        budget.Text(text.Length + ((long)count * replacement.Length));
        var result = new System.Text.StringBuilder();
        var from = 0;
        for (var i = 0; i < count; i++)
        {
            // An empty text is found before every character and at the end.
            var at = old.Length > 0 ? text.IndexOf(old, from, StringComparison.Ordinal)
                : i == 0 ? 0
                : from + (char.IsHighSurrogate(text[from]) && from + 1 < text.Length && char.IsLowSurrogate(text[from + 1]) ? 2 : 1);
            result.Append(text, from, at - from).Append(replacement);
            from = at + old.Length;
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    public static string Join(string separator, object? items, RenderBudget budget)
    {
        var parts = Sequences.Items(items, budget).Select(item => Text(item, "join")).ToArray();
        budget.Text(parts.Sum(part => (long)part.Length + separator.Length));
        return string.Join(separator, parts);
    }

    public static string Text(object? value, string callee) => value switch
    {
        string text => text,
        SafeText safe => safe.Text,
        Undefined undefined => throw undefined.Fault(),
        _ => throw new TemplateFault($"{callee} needs a string, given {Kind.Of(value)}"),
    };

    /// <summary>A count as 32 bits; larger ones are as good as the largest.</summary>
    public static int Whole(object? value, string callee) => Arithmetic.Number(value) is BigInteger number
        ? (int)BigInteger.Clamp(number, int.MinValue, int.MaxValue)
        : throw new TemplateFault($"{callee} needs an integer, given {Kind.Of(value)}");

    public static int Count(string text, string part)
    {
        if (part.Length == 0)
        {
            return CodePoints.Count(text) + 1;
        }

        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    private static BigInteger Find(string text, Arguments arguments, string callee, bool isLast)
    {
        var part = Text(arguments.Bind(callee, "sub")[0], callee);
        var unit = isLast ? text.LastIndexOf(part, StringComparison.Ordinal) : text.IndexOf(part, StringComparison.Ordinal);
        return unit < 0 ? -1 : CodePoints.Count(text[..unit]);
    }

    private static BigInteger Found(BigInteger index) => index.Sign >= 0 ? index : throw new TemplateFault("the string does not hold the text that index looks for");

    private static bool Any(object? wanted, string callee, Func<string, bool> matches) =>
        wanted is ListValue { IsTuple: true } several ? several.Items.Any(one => matches(Text(one, callee))) : matches(Text(wanted, callee));
}
