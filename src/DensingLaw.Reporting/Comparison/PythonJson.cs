using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace DensingLaw.Reporting;

/// <summary>JSON as Python's <c>json.dumps(value, ensure_ascii=False)</c> writes it, byte for byte: hashes and files of other tools depend on it.</summary>
internal static class PythonJson
{
    /// <summary>On one line, with blanks after commas and colons.</summary>
    public static string Line(JsonNode? value)
    {
        var text = new StringBuilder();
        Write(text, value, null, 0);
        return text.ToString();
    }

    /// <summary>With <c>indent=2</c>.</summary>
    public static string Indented(JsonNode? value)
    {
        var text = new StringBuilder();
        Write(text, value, 2, 0);
        return text.ToString();
    }

    /// <summary>A number as Python's <c>repr</c> writes it: the shortest digits that read back, with an exponent below 1e-4 and from 1e16 on.</summary>
    public static string Number(double value)
    {
        if (double.IsNaN(value))
            return "nan";
        if (double.IsInfinity(value))
            return value > 0 ? "inf" : "-inf";
        if (value == 0)
            return double.IsNegative(value) ? "-0.0" : "0.0";
        var parts = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal) is >= 0 and var at ? at : parts[0].Length;
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        // Power of ten of the first digit.
        var exponent = point - 1 - (all.Length - digits.Length) + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        digits = digits.TrimEnd('0');
        return (value < 0 ? "-" : "") + (exponent is >= -4 and < 16 ? Fixed(digits, exponent) : Scientific(digits, exponent));
    }

    private static string Fixed(string digits, int exponent) => exponent < 0 ? "0." + new string('0', -exponent - 1) + digits
        : digits.Length <= exponent + 1 ? digits.PadRight(exponent + 1, '0') + ".0"
        : $"{digits.AsSpan(0, exponent + 1)}.{digits.AsSpan(exponent + 1)}";

    private static string Scientific(string digits, int exponent) => string.Create(
        CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits.AsSpan(1)}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");

    private static void Write(StringBuilder text, JsonNode? value, int? indent, int depth)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject map:
                Brackets(text, '{', '}', map, indent, depth, field =>
                {
                    Text(text, field.Key);
                    text.Append(": ");
                    Write(text, field.Value, indent, depth + 1);
                });
                break;
            case JsonArray list:
                Brackets(text, '[', ']', list, indent, depth, element => Write(text, element, indent, depth + 1));
                break;
            default:
                Value(text, value.AsValue());
                break;
        }
    }

    private static void Brackets<T>(StringBuilder text, char open, char close, ICollection<T> elements, int? indent, int depth, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var element in elements)
        {
            if (!first)
                text.Append(indent is null ? ", " : ",");
            first = false;
            Break(text, indent, depth + 1);
            write(element);
        }

        if (elements.Count > 0)
            Break(text, indent, depth);
        text.Append(close);
    }

    private static void Break(StringBuilder text, int? indent, int depth)
    {
        if (indent is { } width)
            text.Append('\n').Append(' ', width * depth);
    }

    private static void Value(StringBuilder text, JsonValue value)
    {
        if (value.TryGetValue<string>(out var characters))
            Text(text, characters);
        else if (value.TryGetValue<bool>(out var flag))
            text.Append(flag ? "true" : "false");
        else if (value.TryGetValue<int>(out var whole))
            text.Append(whole.ToString(CultureInfo.InvariantCulture));
        else if (value.TryGetValue<long>(out var large))
            text.Append(large.ToString(CultureInfo.InvariantCulture));
        else
            text.Append(Number(value.GetValue<double>()) switch { "nan" => "NaN", "inf" => "Infinity", "-inf" => "-Infinity", var number => number });
    }

    private static void Text(StringBuilder text, string characters)
    {
        text.Append('"');
        foreach (var c in characters)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
