using System.Globalization;

namespace DensingLaw.Density;

/// <summary>Whether growth became faster after a day.</summary>
internal static class Acceleration
{
    public static LawCorollary Of(DensityFile mmlu, DateOnly date, double level, bool isPapers)
    {
        var change = TrendBreak.Test(mmlu.Models, date, level);
        var (records, all) = (change.Records, change.AllModels);
        var contradictions = new List<string>();
        if (records.PValue is { } chow && records.SlopePValue is { } slope)
        {
            contradictions.Add(string.Create(CultureInfo.InvariantCulture,
                $"{(slope < 0.05 ? "The slopes differ" : "The slopes cannot be told apart")} (p = {slope:0.00} on "
                + $"{records.PointsBefore} and {records.PointsAfter} records; Chow's test of level and slope together p = {chow:0.000}; all "
                + $"models: slopes p = {all.SlopePValue:0.00}, together p = {all.PValue:0.000})."));
        }
        else
        {
            contradictions.Add($"No test: {records.PointsBefore} record(s) before and {records.PointsAfter} after; five are needed, on two days "
                + $"or more of each side.");
        }

        if (isPapers)
            contradictions.Add("These densities do not follow from the paper's published MMLU constants at 1e12 or 5e12 tokens; they seem to be "
                + "its first version's.");
        return new LawCorollary("acceleration", string.Create(CultureInfo.InvariantCulture, $"Density grew faster after {date:yyyy-MM-dd} "
            + $"(MMLU alone)"), mmlu.Name,
        [
            new("slopeBefore", "A before, from record setters", records.SlopeBefore, "per day"),
            new("slopeAfter", "A after, from record setters counted afresh", records.SlopeAfter, "per day"),
            new("doublingDaysBefore", "doubling time before", Doubling(records.SlopeBefore), "days", records.DoublingDaysBefore),
            new("doublingDaysAfter", "doubling time after", Doubling(records.SlopeAfter), "days", records.DoublingDaysAfter),
            new("speedUp", "A after over A before", records.SlopeAfter / records.SlopeBefore, "times"),
            new("slopePValue", "p of equal slopes", records.SlopePValue),
            new("chowPValue", "p of one line (Chow)", records.PValue),
            new("allModelsSlopePValue", "p of equal slopes, all models", all.SlopePValue),
        ], contradictions);
    }

    private static double? Doubling(double? slope) => slope > 0 ? Math.Log(2) / slope : null;
}
