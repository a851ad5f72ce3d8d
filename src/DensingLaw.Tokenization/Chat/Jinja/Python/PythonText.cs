using System.Globalization;
using System.Numerics;
using System.Text;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Values as text: Python's <c>str</c> for what is printed, <c>repr</c> for what stands in lists and mappings.</summary>
internal static class PythonText
{
    /// <summary>The characters of a string or marked string.</summary>
    public static string Raw(object? text) => text as string ?? ((SafeText)text!).Text;

    public static string Of(object? value, RenderBudget budget)
    {
        switch (value)
        {
            case string or SafeText:
                return Raw(value);
            case Undefined:
                return "";
            default:
                var result = new StringBuilder();
                AppendRepresentation(result, value, budget);
                return result.ToString();
        }
    }

    public static string Representation(object? value, RenderBudget budget)
    {
        var result = new StringBuilder();
        AppendRepresentation(result, value, budget);
        return result.ToString();
    }

    private static void AppendRepresentation(StringBuilder result, object? value, RenderBudget budget)
    {
        budget.Step();
        var before = result.Length;
        switch (value)
        {
            case null:
                result.Append("None");
                break;
            case bool flag:
                result.Append(flag ? "True" : "False");
                break;
            case BigInteger number:
                result.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                result.Append(FloatText.Of(number));
                break;
            case string text:
                AppendQuoted(result, text);
                break;
            case SafeText safe:
                result.Append("Markup(");
                AppendQuoted(result, safe.Text);
                result.Append(')');
                break;
            case Undefined:
                result.Append("Undefined");
                break;
            case RangeValue range:
                result.Append(CultureInfo.InvariantCulture, $"range({range.Start}, {range.Stop}{(range.Step == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", {range.Step}"))})");
                break;
            case ListValue list:
                AppendItems(result, list, budget);
                return;
            case DictValue dict:
                AppendItems(result, dict, budget);
                return;
            default:
                throw new TemplateFault($"{Kind.Of(value)} cannot be printed");
        }

        budget.Text(result.Length - before);
    }

    private static void AppendItems(StringBuilder result, ListValue list, RenderBudget budget)
    {
        budget.Enter();
        result.Append(list.IsTuple ? '(' : '[');
        for (var i = 0; i < list.Items.Length; i++)
        {
            result.Append(i > 0 ? ", " : "");
            AppendRepresentation(result, list.Items[i], budget);
        }

        result.Append(!list.IsTuple ? "]" : list.Items.Length == 1 ? ",)" : ")");
        budget.Exit();
    }

    private static void AppendItems(StringBuilder result, DictValue dict, RenderBudget budget)
    {
        budget.Enter();
        result.Append('{');
        for (var i = 0; i < dict.Count; i++)
        {
            result.Append(i > 0 ? ", " : "");
            AppendRepresentation(result, dict.Items[i].Key, budget);
            result.Append(": ");
            AppendRepresentation(result, dict.Items[i].Value, budget);
        }

        result.Append('}');
        budget.Exit();
    }

    private static void AppendQuoted(StringBuilder result, string text)
    {
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        result.Append(quote);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\\':
                    result.Append(@"\\");
                    break;
                case '\n':
                    result.Append(@"\n");
                    break;
                case '\r':
                    result.Append(@"\r");
                    break;
                case '\t':
                    result.Append(@"\t");
                    break;
                case var c when c == quote:
                    result.Append('\\').Append(quote);
                    break;
                case var c when IsPrintable(rune):
                    result.Append(rune.ToString());
                    break;
                case < 0x100:
                    result.Append(CultureInfo.InvariantCulture, $@"\x{rune.Value:x2}");
                    break;
                case < 0x10000:
                    result.Append(CultureInfo.InvariantCulture, $@"\u{rune.Value:x4}");
                    break;
                default:
                    result.Append(CultureInfo.InvariantCulture, $@"\U{rune.Value:x8}");
                    break;
            }
        }

        result.Append(quote);
    }

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
