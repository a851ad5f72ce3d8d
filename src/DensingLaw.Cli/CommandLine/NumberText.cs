using System.Globalization;

namespace DensingLaw.Cli;

/// <summary>Numbers as typed: <c>6.67e9</c>, and for counts <c>7B</c> or <c>135M</c>.</summary>
internal static class NumberText
{
    /// <summary>A finite number of an option within [least, greatest].</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static double Real(string option, string text, double least, double greatest)
    {
        if (TryReal(text, out var value) && value >= least && value <= greatest)
            return value;
        var allowed = double.IsPositiveInfinity(greatest) ? string.Create(CultureInfo.InvariantCulture, $"of at least {least}")
            : double.IsNegativeInfinity(least) ? ""
            : string.Create(CultureInfo.InvariantCulture, $"from {least} to {greatest}");
        throw new ConfigurationException($"{option} is '{text}'; give a number {allowed}".TrimEnd());
    }

    /// <summary>A count of at least 1, rounded to a whole number.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static long Count(string option, string text)
    {
        var trimmed = text.Trim();
        var factor = trimmed.Length == 0 ? 1 : char.ToUpperInvariant(trimmed[^1]) switch
        {
            'K' => 1e3,
            'M' => 1e6,
            'B' => 1e9,
            'T' => 1e12,
            _ => 1,
        };
        if (TryReal(factor == 1 ? trimmed : trimmed[..^1], out var value) && value * factor is >= 1 and < 9e18)
            return (long)Math.Round(value * factor);
        throw new ConfigurationException($"{option} is '{text}'; give a count of at least 1, such as 6980000000, 6.98e9 or 6.98B");
    }

    private static bool TryReal(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
