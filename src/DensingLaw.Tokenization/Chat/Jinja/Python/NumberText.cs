using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>Numbers in text as Python's <c>int()</c> and <c>float()</c> read them; ASCII digits only.</summary>
internal static partial class NumberText
{
    // A longer run of digits costs quadratic time.
    private const int MaxDigits = 1000;

    /// <summary>The whole number, or null where the text is none in that base.</summary>
    public static BigInteger? Whole(string text, int numberBase)
    {
        if (numberBase is not (2 or 8 or 10 or 16))
        {
            throw new TemplateFault($"int in base {numberBase} is not supported (supported: 2, 8, 10, 16)");
        }

        var trimmed = PythonSpace.TrimStart(PythonSpace.TrimEnd(text));
        var isNegative = trimmed.StartsWith('-');
        var digits = isNegative || trimmed.StartsWith('+') ? trimmed[1..] : trimmed;
        var prefix = numberBase switch { 2 => "0b", 8 => "0o", 16 => "0x", _ => "" };
        if (prefix.Length > 0 && digits.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            digits = digits[2..];
        }

        if (digits.Length > MaxDigits || !Digits().IsMatch(digits))
        {
            return null;
        }

        BigInteger value = 0;
        foreach (var c in digits.Where(c => c != '_'))
        {
            var digit = char.IsAsciiDigit(c) ? c - '0' : char.ToLowerInvariant(c) - 'a' + 10;
            if (digit >= numberBase)
            {
                return null;
            }

            value = (value * numberBase) + digit;
        }

        return isNegative ? -value : value;
    }

    /// <summary>The float, or null where the text is none.</summary>
    public static double? Real(string text)
    {
        var trimmed = PythonSpace.TrimStart(PythonSpace.TrimEnd(text));
        if (trimmed.Length > MaxDigits)
        {
            return null;
        }

        if (Named().Match(trimmed) is { Success: true } named)
        {
            var value = named.Groups["nan"].Success ? double.NaN : double.PositiveInfinity;
            return trimmed.StartsWith('-') ? -value : value;
        }

        return Number().IsMatch(trimmed)
            ? double.Parse(trimmed.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex(@"^[0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[+\-]?(?:(?<nan>nan)|inf(?:inity)?)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"^[+\-]?(?:[0-9]+(?:_[0-9]+)*(?:\.(?:[0-9]+(?:_[0-9]+)*)?)?|\.[0-9]+(?:_[0-9]+)*)(?:[eE][+\-]?[0-9]+(?:_[0-9]+)*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
