using System.Globalization;
using System.Text;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>The escapes of Python's string literals.</summary>
internal static class StringLiteral
{
    public static string Unescape(ReadOnlySpan<char> text, int at)
    {
        if (!text.Contains('\\'))
        {
            return text.ToString();
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            switch (text[i])
            {
                case '\n': break;
                case '\\' or '\'' or '"': result.Append(text[i]); break;
                case 'a': result.Append('\a'); break;
                case 'b': result.Append('\b'); break;
                case 'f': result.Append('\f'); break;
                case 'n': result.Append('\n'); break;
                case 'r': result.Append('\r'); break;
                case 't': result.Append('\t'); break;
                case 'v': result.Append('\v'); break;
                case 'x': i += AppendHex(result, text[(i + 1)..], 2, at); break;
                case 'u': i += AppendHex(result, text[(i + 1)..], 4, at); break;
                case 'U': i += AppendHex(result, text[(i + 1)..], 8, at); break;
                case 'N': throw new TemplateFault(@"the escape \N{name} is not supported (supported: \x, \u and \U with the code)", at);
                case >= '0' and <= '7': i += AppendOctal(result, text[i..]) - 1; break;
                default: result.Append('\\').Append(text[i]); break;
            }
        }

        return result.ToString();
    }

    private static int AppendHex(StringBuilder result, ReadOnlySpan<char> digits, int count, int at)
    {
        if (digits.Length < count || !uint.TryParse(digits[..count], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code > 0x10FFFF)
        {
            throw new TemplateFault($"an escape in the string needs {count} hexadecimal digits of a character's code", at);
        }

        Append(result, code);
        return count;
    }

    private static int AppendOctal(StringBuilder result, ReadOnlySpan<char> digits)
    {
        uint code = 0;
        var count = 0;
        while (count < 3 && count < digits.Length && digits[count] is >= '0' and <= '7')
        {
            code = (code * 8) + (uint)(digits[count++] - '0');
        }

        Append(result, code);
        return count;
    }

    private static void Append(StringBuilder result, uint code)
    {
        if (code > char.MaxValue)
        {
            result.Append(new Rune(code).ToString());
        }
        else
        {
            result.Append((char)code);
        }
    }
}
