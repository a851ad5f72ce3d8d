using System.Globalization;

namespace DensingLaw.Density;

/// <summary>The sentences that go with a trend.</summary>
internal static class TrendNotes
{
    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    public static IReadOnlyList<string> For(TrendAnalysis analysis, IReadOnlyList<DatedDensity> models)
    {
        var fit = analysis.Fit;
        var notes = new List<string>();
        if (fit.Rule is TrendRule.Records or TrendRule.RunningMaximum)
        {
            notes.Add("Maxima depend on each other and favour lucky scores and test-tuned models, so Student's interval is too narrow; "
                + "resampling both "
                + "models and densities says more, and still takes the models for independent.");
        }

        if (fit.Rule == TrendRule.Records)
            AddStandstill(notes, fit, models);
        if (fit.Points < 4)
            notes.Add(string.Create(s_invariant, $"{fit.Points} points determine the line: its interval says little."));
        var doublings = analysis.Rules.Where(r => r.DoublingDays is not null).Select(r => r.DoublingDays!.Value).ToList();
        if (doublings.Count > 1)
            notes.Add(string.Create(s_invariant, $"The rules give doubling times from {doublings.Min():0} to {doublings.Max():0} days: the "
                + $"choice of points counts for more than the fit's own error."));
        if (analysis.Breakpoint.Records.PValue is null)
        {
            notes.Add(string.Create(s_invariant, $"No test of a change on {analysis.Breakpoint.Date:yyyy-MM-dd}: "
                + $"{analysis.Breakpoint.AllModels.PointsBefore} model(s) lie before it and "
                + $"{analysis.Breakpoint.AllModels.PointsAfter} after it; five points are needed, on two days or more of each side."));
        }

        return notes;
    }

    // A fit through records alone cannot see that no record is set any more (PAPER E.1).
    private static void AddStandstill(List<string> notes, TrendFit fit, IReadOnlyList<DatedDensity> models)
    {
        var last = fit.Records[^1];
        var later = models.Where(m => m.Date > last.Date).ToList();
        if (later.Count == 0)
            return;
        var best = later.MaxBy(m => m.Density)!;
        var end = later.Max(m => m.Date);
        notes.Add(string.Create(s_invariant, $"The last record is {last.Model} of {last.Date:yyyy-MM-dd} (ρ {last.Density:0.00}); of the "
            + $"{later.Count} models after it the densest has "
            + $"ρ {best.Density:0.00}, where the line says {fit.DensityOn(end):0.0} on {end:yyyy-MM-dd}. The line goes through records only and "
            + $"cannot see a standstill."));
    }
}
