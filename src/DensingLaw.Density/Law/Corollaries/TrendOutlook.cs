using System.Globalization;

namespace DensingLaw.Density;

/// <summary>What the trend says for days after its data, and what came instead.</summary>
internal static class TrendOutlook
{
    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    private const string Title = "What the trend says beyond its data";

    // The size that the press's forecast names.
    private const double ExampleParameters = 8e9;

    public static LawCorollary Of(
        DensityFile densities, TrendFit fit, ReferenceCurveSet references, IReadOnlyList<InformationLimit> limits, double level)
    {
        var contradictions = new List<string>();
        if (fit.SlopePerDay <= 0 || fit.Line is null)
            return Empty("This fit does not rise, or has no prediction interval: there is no forecast.");
        var forecaster = new TrendForecaster(fit, limits, level);
        var end = densities.Models.Max(m => m.Date);
        var (atEnd, atEndInterval) = forecaster.DensityOn(end);
        var (later, laterInterval) = forecaster.DensityOn(end.AddYears(1));
        if (!double.IsFinite(later * ExampleParameters) || later == 0)
            return Empty("The trend leaves every number a computer holds within a year: there is no forecast.");
        var findings = new List<LawFinding>
        {
            new("densityAtEnd", string.Create(s_invariant, $"ρ of a record on {end:yyyy-MM-dd}, the last day of the data"), atEnd, "", atEndInterval),
            new("densityLater", string.Create(s_invariant, $"extrapolation: ρ of a record on {end.AddYears(1):yyyy-MM-dd}, a year later"), later, "", laterInterval),
            new("effectiveLater", "extrapolation: an 8 B model then does what the reference "
                + "family needs", later * ExampleParameters / 1e9, "B parameters",
                new TrendInterval(laterInterval.Lower * ExampleParameters / 1e9, laterInterval.Upper * ExampleParameters / 1e9, level)),
        };
        if (references.Find(ReferenceCurveSet.AverageKey) is { } curve)
            findings.Add(new("scoreLater", "extrapolation: its mean score on the five benchmarks", curve.ScoreAt(later * ExampleParameters), "%"));
        var last = fit.Records[^1];
        if (densities.Models.Where(m => m.Date > last.Date).MaxBy(m => m.Density) is { } best)
        {
            findings.Add(new("bestAfterLastRecord", $"densest model after the last record ({best.Model})", best.Density));
            var expected = forecaster.DensityOn(best.Date).Interval;
            contradictions.Add(string.Create(s_invariant, $"No model after {last.Model} ({last.Date:yyyy-MM-dd}) set a record: the densest has "
                + $"ρ {best.Density:0.00}, the line says {fit.DensityOn(best.Date):0.0} for its day"
                + $"{(expected.Holds(best.Density) ? "." : $", and it lies outside the {level * 100:0.#} % prediction interval.")}"));
        }

        contradictions.Add("The press's forecast, GPT-4's level at 8 B parameters by the end of 2025, needs GPT-4's five scores, which were "
            + "never measured in the paper's way.");
        return new LawCorollary("forecast", Title, densities.Name, findings, contradictions);

        LawCorollary Empty(string reason) => new("forecast", Title, densities.Name, [], [reason]);
    }
}
