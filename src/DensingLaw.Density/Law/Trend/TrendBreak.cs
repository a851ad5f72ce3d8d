using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>Whether the trend changed on a day: Chow's test on two choices of points.</summary>
/// <param name="Date">The day.</param>
/// <param name="Records">On the record setters of each side, counted afresh after the day, as the paper's figure 3c does.</param>
/// <param name="AllModels">On all models.</param>
public sealed record TrendBreak(DateOnly Date, TrendBreakTest Records, TrendBreakTest AllModels)
{
    /// <summary>Tests a day.</summary>
    public static TrendBreak Test(IReadOnlyList<DatedDensity> models, DateOnly date, double level)
    {
        ArgumentNullException.ThrowIfNull(models);
        return new TrendBreak(date, Test(models, date, TrendRule.Records, level), Test(models, date, TrendRule.AllModels, level));
    }

    private static TrendBreakTest Test(IReadOnlyList<DatedDensity> models, DateOnly date, TrendRule rule, double level)
    {
        var origin = models.Min(m => m.Date);
        var before = TrendSelection.Select(rule, TrendLaw.Points(models.Where(m => m.Date < date), origin));
        var after = TrendSelection.Select(rule, TrendLaw.Points(models.Where(m => m.Date >= date), origin));
        var test = BreakpointTest.Chow(
            [.. before.Concat(after).Select(p => p.Day)], [.. before.Concat(after).Select(p => p.LogDensity)], date.DayNumber - origin.DayNumber);
        return new TrendBreakTest
        {
            PointsBefore = before.Count,
            PointsAfter = after.Count,
            SlopeBefore = test?.Before.Slope,
            SlopeAfter = test?.After.Slope,
            DoublingDaysBefore = Interval(test?.Before.SlopeInterval(level)),
            DoublingDaysAfter = Interval(test?.After.SlopeInterval(level)),
            F = Number(test?.F),
            PValue = Number(test?.PValue),
            SlopePValue = Number(test?.SlopePValue),
        };
    }

    private static TrendInterval? Interval(Interval? slopes) => slopes is { } interval ? TrendInterval.DoublingOf(interval) : null;

    private static double? Number(double? value) => value is { } number ? TrendInterval.Finite(number) : null;
}
