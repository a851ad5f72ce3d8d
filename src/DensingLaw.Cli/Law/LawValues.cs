using System.Globalization;

namespace DensingLaw.Cli;

/// <summary>Reads the options of <c>densinglaw law</c>; every error is added to a list, so that a user sees them all at once.</summary>
internal static class LawValues
{
    /// <summary>A number above <paramref name="above"/> and at most <paramref name="most"/>; null when not given or wrong.</summary>
    public static double? Number(string option, string? text, double above, double most, string allowed, ICollection<string> errors)
    {
        if (text is null)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > above && value <= most)
            return value;
        errors.Add($"{option} is '{text}'; give {allowed}");
        return null;
    }

    /// <summary>A date; null when not given or wrong.</summary>
    public static DateOnly? Date(string option, string? text, ICollection<string> errors)
    {
        if (text is null)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value))
            return value;
        errors.Add($"{option} is '{text}'; give a date such as 2024-06-27");
        return null;
    }

    /// <summary>A count such as 7e9, 7B or 500M; null when not given or wrong.</summary>
    public static double? Parameters(string option, string? text, ICollection<string> errors)
    {
        if (text is null)
            return null;
        var factor = char.ToUpperInvariant(text.LastOrDefault()) switch { 'T' => 1e12, 'B' => 1e9, 'M' => 1e6, 'K' => 1e3, _ => 1.0 };
        var digits = factor > 1 ? text[..^1] : text;
        if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value * factor >= 1 && double.IsFinite(value * factor))
            return value * factor;
        errors.Add($"{option} is '{text}'; give a count of at least 1, such as 8B, 500M or 8e9");
        return null;
    }
}
