namespace DensingLaw.Density;

/// <summary>The trend law with everything that says how far to trust it.</summary>
public sealed record TrendAnalysis
{
    /// <summary>The law by the rule that was asked for.</summary>
    public required TrendFit Fit { get; init; }

    /// <summary>The law by every rule that leaves a line.</summary>
    public required IReadOnlyList<TrendFit> Rules { get; init; }

    /// <summary>Intervals of <see cref="Fit"/>'s doubling time by resampling.</summary>
    public required TrendBootstrap Bootstrap { get; init; }

    /// <summary>Whether the trend changed on a day.</summary>
    public required TrendBreak Breakpoint { get; init; }

    /// <summary><see cref="Fit"/>'s rule without each family in turn, by name.</summary>
    public required IReadOnlyList<FamilyLeftOut> WithoutFamily { get; init; }

    /// <summary>Whether the densities lie about a line.</summary>
    public required TrendShape Shape { get; init; }

    /// <summary>What a reader must know to use the numbers; one sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Fits and examines.</summary>
    /// <exception cref="InvalidDataException">Fewer than two points on different days are left.</exception>
    public static TrendAnalysis Of(IReadOnlyList<DatedDensity> models, TrendAnalysisOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(models);
        var how = options ?? new TrendAnalysisOptions();
        var fit = TrendLaw.Fit(models, how.Rule, how.Origin, how.Bootstrap);
        var points = TrendLaw.Points(models, fit.Origin);
        var rules = Enum.GetValues<TrendRule>().Where(r => TrendLaw.IsLine(TrendSelection.Select(r, points)))
            .Select(r => r == how.Rule ? fit : TrendLaw.Fit(models, r, how.Origin, how.Bootstrap)).ToList();
        var analysis = new TrendAnalysis
        {
            Fit = fit,
            Rules = rules,
            Bootstrap = Resample(models, fit, how),
            Breakpoint = TrendBreak.Test(models, how.Breakpoint, how.Bootstrap.Level),
            WithoutFamily =
            [
                .. models.GroupBy(m => m.Family).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => LeaveOut(models, g.Key, g.Count(), fit)),
            ],
            Shape = TrendShape.Of(models),
            Notes = [],
        };
        return analysis with { Notes = TrendNotes.For(analysis, models) };
    }

    private static TrendBootstrap Resample(IReadOnlyList<DatedDensity> models, TrendFit fit, TrendAnalysisOptions how)
    {
        var sample = new TrendSample(models, fit.Origin, how.LogStandardDeviation);
        var (overModels, determined) = sample.SlopeInterval(fit.Rule, true, false, how.Bootstrap);
        return new TrendBootstrap
        {
            Models = TrendInterval.DoublingOf(overModels),
            Densities = TrendInterval.DoublingOf(sample.SlopeInterval(fit.Rule, false, true, how.Bootstrap).Slopes),
            Both = TrendInterval.DoublingOf(sample.SlopeInterval(fit.Rule, true, true, how.Bootstrap).Slopes),
            Draws = how.Bootstrap.Draws,
            Undetermined = how.Bootstrap.Draws - determined,
            Seed = how.Bootstrap.Seed,
            LogStandardDeviation = how.LogStandardDeviation,
        };
    }

    private static FamilyLeftOut LeaveOut(IReadOnlyList<DatedDensity> models, string family, int count, TrendFit fit)
    {
        var left = models.Where(m => m.Family != family).ToList();
        var points = TrendSelection.Select(fit.Rule, TrendLaw.Points(left, fit.Origin));
        if (!TrendLaw.IsLine(points))
            return new FamilyLeftOut(family, count, points.Count, null, null);
        var without = TrendLaw.SlopeOf(points, fit.Rule);
        return new FamilyLeftOut(family, count, points.Count, without, without > 0 ? Math.Log(2) / without : null);
    }
}
