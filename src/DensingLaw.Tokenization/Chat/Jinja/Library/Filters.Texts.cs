using System.Text;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <content>Filters on text. Other values become text first.</content>
internal static partial class Filters
{
    private static string Upper(object? value, Arguments arguments, Interpreter interpreter) => Casing.Upper(Text("upper", value, arguments, interpreter));

    private static string Lower(object? value, Arguments arguments, Interpreter interpreter) => Casing.Lower(Text("lower", value, arguments, interpreter));

    private static string Capitalize(object? value, Arguments arguments, Interpreter interpreter) =>
        Casing.Capitalize(Text("capitalize", value, arguments, interpreter));

    /// <summary>Jinja's own title: words begin after white space and opening brackets, so that <c>it's</c> gives <c>It's</c>.</summary>
    private static string Title(object? value, Arguments arguments, Interpreter interpreter)
    {
        var text = Text("title", value, arguments, interpreter);
        var result = new StringBuilder(text.Length);
        var word = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsBetweenWords(text[i]))
            {
                continue;
            }

            if (i > word)
            {
                var first = char.IsSurrogatePair(text, word) ? 2 : 1;
                result.Append(Casing.Upper(text.Substring(word, first))).Append(Casing.Lower(text[(word + first)..i]));
            }

            result.Append(i < text.Length ? text[i].ToString() : "");
            word = i + 1;
        }

        return result.ToString();
    }

    private static bool IsBetweenWords(char c) => PythonSpace.Is(c) || c is '-' or '(' or '{' or '[' or '<';

    private static string Trim(object? value, Arguments arguments, Interpreter interpreter)
    {
        var text = PythonText.Of(value, interpreter.Budget);
        interpreter.Budget.Text(text.Length);
        return StringMethods.Strip(text, "trim", arguments, fromStart: true, fromEnd: true);
    }

    private static string Replace(object? value, Arguments arguments, Interpreter interpreter)
    {
        var bound = arguments.Bind("replace", "old", "new", "count?");
        bound[0] = PythonText.Of(bound[0], interpreter.Budget);
        bound[1] = PythonText.Of(bound[1], interpreter.Budget);
        return StringMethods.Replace(PythonText.Of(value, interpreter.Budget), bound, interpreter.Budget);
    }

    private static string String(object? value, Arguments arguments, Interpreter interpreter) => Text("string", value, arguments, interpreter);

    private static SafeText Safe(object? value, Arguments arguments, Interpreter interpreter) => new(Text("safe", value, arguments, interpreter));

    private static SafeText Escape(object? value, Arguments arguments, Interpreter interpreter)
    {
        var text = Text("escape", value, arguments, interpreter);
        interpreter.Budget.Text(5L * text.Length);
        return value as SafeText ?? SafeText.Escape(text);
    }

    private static string Indent(object? value, Arguments arguments, Interpreter interpreter)
    {
        var bound = arguments.Bind("indent", "width?", "first?", "blank?");
        var text = StringMethods.Text(value, "indent");
        var indent = bound[0] is string given ? given : new string(' ', Math.Clamp(StringMethods.Whole(Or(bound[0], (System.Numerics.BigInteger)4), "indent"), 0, 1000));
        var (first, blank) = (Truth.Of(Or(bound[1], false)), Truth.Of(Or(bound[2], false)));
        var lines = Splitting.Lines(text + "\n", [false], interpreter.Budget).Items;
        interpreter.Budget.Text(text.Length + ((long)indent.Length * lines.Length));
        return string.Join('\n', lines.Select((line, i) => (i == 0 ? first : blank || line is not "") ? indent + line : (string)line!));
    }

    private static string Text(string name, object? value, Arguments arguments, Interpreter interpreter)
    {
        arguments.Bind(name);
        var text = PythonText.Of(value, interpreter.Budget);
        interpreter.Budget.Text(text.Length);
        return text;
    }
}
