using System.Globalization;

namespace DensingLaw.Density;

/// <summary>Whether the trend is the same on questions that training data cannot hold.</summary>
internal static class ContaminationCheck
{
    public static LawCorollary Of(DensityFile clean, TrendFit cleanFit, TrendFit fit)
    {
        double? pValue = cleanFit.Line is { DegreesOfFreedom: > 0 } first && fit.Line is { DegreesOfFreedom: > 0 } second
            ? TrendInterval.Finite(first.EqualSlopePValue(second))
            : null;
        var contradictions = new List<string>();
        if (pValue is { } p)
        {
            contradictions.Add(string.Create(CultureInfo.InvariantCulture,
                $"{(p < 0.05 ? "The slopes differ" : "The slopes cannot be told apart")} (p = {p:0.00}). "
                + $"Equal growth speaks against contamination as the cause of the growth, not against contamination of single models."));
        }

        contradictions.Add("The two share most of their models, so they are not two independent tests; the curves that gave the densities on "
            + "MMLU-CF are not published.");
        return new LawCorollary("contamination", "The trend on MMLU-CF, whose questions were kept out of training data", clean.Name,
        [
            new("slopePerDay", "A on MMLU-CF", cleanFit.SlopePerDay, "per day", cleanFit.SlopeInterval),
            new("rSquared", "R² on MMLU-CF", cleanFit.RSquared),
            new("doublingDays", "doubling time on MMLU-CF", cleanFit.DoublingDays, "days", cleanFit.Interval),
            new("records", "records on MMLU-CF", cleanFit.Records.Count),
            new("otherSlopePerDay", "A on the five benchmarks", fit.SlopePerDay, "per day", fit.SlopeInterval),
            new("otherDoublingDays", "doubling time on the five benchmarks", fit.DoublingDays, "days", fit.Interval),
            new("slopePValue", "p of equal slopes (Welch)", pValue),
        ], contradictions);
    }
}
