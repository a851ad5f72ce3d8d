using System.Globalization;

namespace DensingLaw.Reporting;

/// <summary>Where a density stands in the trend, in words.</summary>
internal static class TrendText
{
    public const double DaysPerMonth = 365.25 / 12;

    public static string Describe(DensityTrend trend, DensitySection density, DateOnly? released)
    {
        if (density.Value is not { } value)
            return "This run has no single density to place; the band shows where it can lie.";
        var denser = trend.Models.Count(m => m.Density > value);
        var rank = $"{denser} of {trend.Models.Count} models are denser than {ResultTables.Ratio(value)}.";
        if (released is { } date)
            return $"{rank} On {Day(date)} the trend of the densest models stands at {ResultTables.Ratio(trend.Fit.DensityOn(date))}.";
        var days = trend.Fit.SlopePerDay > 0 ? (Math.Log(value) - trend.Fit.Intercept) / trend.Fit.SlopePerDay : double.NaN;
        var number = trend.Fit.Origin.DayNumber + days;
        return number is > 0 and < 3_000_000
            ? $"{rank} The trend of the densest models passes this density on {Day(DateOnly.FromDayNumber((int)number))}. Its release is not given (--released)."
            : $"{rank} Its release is not given (--released).";
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
