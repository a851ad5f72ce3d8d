using System.Globalization;
using System.Text.Json;
using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>Numbers of the law as people read them.</summary>
internal static class LawText
{
    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    /// <summary>Four significant digits, thousands apart; a dash where there is no number.</summary>
    public static string Number(double? value) => value switch
    {
        null => "–",
        { } v when Math.Abs(v) >= 1e15 => v.ToString("0.###e0", s_invariant),
        { } v when Math.Abs(v) >= 1000 => v.ToString("N0", s_invariant),
        { } v => v.ToString("G4", s_invariant),
    };

    public static string Days(double? value) => value is { } v ? v.ToString(v >= 1e5 ? "N0" : "0.0", s_invariant) : "–";

    public static string Probability(double? value) => value switch
    {
        null => "–",
        < 0.001 => "< 0.001",
        { } v => v.ToString("0.000", s_invariant),
    };

    public static string Date(DateOnly? value) => value?.ToString("yyyy-MM-dd", s_invariant) ?? "–";

    public static string Level(double level) => (100 * level).ToString("0.#", s_invariant) + " %";

    /// <summary><c>76.8 – 171.9</c>, <c>above 76.8</c>, <c>below 171.9</c>, or that there is no bound.</summary>
    public static string Range(TrendInterval? interval, Func<double?, string> text) => interval switch
    {
        null => "",
        { Lower: null, Upper: null } => "no bound",
        { Upper: null } => $"above {text(interval.Lower)}",
        { Lower: null } => $"below {text(interval.Upper)}",
        _ => $"{text(interval.Lower)} – {text(interval.Upper)}",
    };

    public static string Range(DateInterval? interval) => interval switch
    {
        null => "",
        { Lower: null, Upper: null } => "no bound",
        { Upper: null } => $"after {Date(interval.Lower)}",
        { Lower: null } => $"before {Date(interval.Upper)}",
        _ => $"{Date(interval.Lower)} – {Date(interval.Upper)}",
    };

    public static string Name(TrendRule rule) =>
        rule == TrendRule.Quantile95 ? "quantile-95" : JsonNamingPolicy.KebabCaseLower.ConvertName(rule.ToString());

    /// <summary>A label over as many lines as it needs.</summary>
    public static IEnumerable<string> Lines(string label, int columns)
    {
        var line = "";
        foreach (var word in label.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > columns)
            {
                yield return line;
                line = " ";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
