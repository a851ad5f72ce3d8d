using System.Globalization;
using System.Numerics;
using System.Text;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>The filter <c>tojson</c> as transformers replaces it: Python's <c>json.dumps</c> without HTML escapes.</summary>
internal sealed class JsonText
{
    private readonly StringBuilder _result = new();
    private readonly RenderBudget _budget;
    private readonly bool _isAscii;
    private readonly bool _sortsKeys;
    private readonly string? _indent;
    private readonly string _comma;
    private readonly string _colon;

    private JsonText(object?[] arguments, RenderBudget budget)
    {
        _budget = budget;
        _isAscii = IsTrue(arguments[0]);
        _indent = Given(arguments[1]) switch
        {
            null => null,
            string text => text,
            var width => new string(' ', Math.Clamp(StringMethods.Whole(width, "tojson's indent"), 0, 100)),
        };
        (_comma, _colon) = (_indent is null ? ", " : ",", ": ");
        if (Given(arguments[2]) is { } separators)
        {
            (_comma, _colon) = Sequences.Items(separators, budget) is [string comma, string colon]
                ? (comma, colon)
                : throw new TemplateFault("tojson's separators are two strings");
        }

        _sortsKeys = IsTrue(arguments[3]);
    }

    public static string Of(object? value, Arguments arguments, RenderBudget budget)
    {
        var text = new JsonText(arguments.Bind("tojson", "ensure_ascii?", "indent?", "separators?", "sort_keys?"), budget);
        text.Append(value, 0);
        return text._result.ToString();
    }

    private static object? Given(object? argument) => argument == Arguments.NotGiven ? null : argument;

    private static bool IsTrue(object? argument) => Truth.Of(Given(argument));

    private void Append(object? value, int depth)
    {
        _budget.Step();
        var before = _result.Length;
        switch (value)
        {
            case ListValue list:
                AppendAll('[', list.Items, ']', depth, item => Append(item, depth + 1));
                return;
            case DictValue dict:
                var items = _sortsKeys ? Ordering.Sort(dict.Items.Select(i => ((object?)Key(i.Key), i)), isReversed: false, _budget) : dict.Items;
                AppendAll('{', items, '}', depth, item =>
                {
                    AppendString(Key(item.Key));
                    _result.Append(_colon);
                    Append(item.Value, depth + 1);
                });
                return;
            case string or SafeText:
                AppendString(PythonText.Raw(value));
                break;
            default:
                _result.Append(Simple(value) ?? throw (value is Undefined undefined ? undefined.Fault() : new TemplateFault($"tojson does not take {Kind.Of(value)}")));
                break;
        }

        _budget.Text(_result.Length - before);
    }

    private void AppendAll<T>(char open, IReadOnlyList<T> items, char close, int depth, Action<T> append)
    {
        _budget.Enter();
        _result.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            _result.Append(i > 0 ? _comma : "");
            AppendLine(depth + 1);
            append(items[i]);
        }

        if (items.Count > 0)
        {
            AppendLine(depth);
        }

        _result.Append(close);
        _budget.Exit();
    }

    private void AppendLine(int depth)
    {
        if (_indent is null)
        {
            return;
        }

        _budget.Text((_indent.Length * (long)depth) + 1);
        _result.Append('\n');
        for (var i = 0; i < depth; i++)
        {
            _result.Append(_indent);
        }
    }

    private static string? Simple(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        double number => double.IsFinite(number) ? FloatText.Of(number) : double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity",
        _ => null,
    };

    private static string Key(object? key) =>
        key as string ?? (key as SafeText)?.Text ?? Simple(key) ?? throw new TemplateFault($"{Kind.Of(key)} cannot be a key in JSON");

    private void AppendString(string text)
    {
        _result.Append('"');
        foreach (var c in text)
        {
            var escape = c switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                '\f' => @"\f",
                '\b' => @"\b",
                < ' ' => $@"\u{(int)c:x4}",
                > '~' when _isAscii => $@"\u{(int)c:x4}",
                _ => null,
            };
            if (escape is null)
            {
                _result.Append(c);
            }
            else
            {
                _result.Append(escape);
            }
        }

        _result.Append('"');
    }
}
