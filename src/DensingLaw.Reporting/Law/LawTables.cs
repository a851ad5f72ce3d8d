using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>The tables of <c>densinglaw law</c>; none is wider than 100 columns.</summary>
public static class LawTables
{
    private const int LabelColumns = 52;

    /// <summary>A rule's name as options and JSON have it.</summary>
    public static string RuleName(LawRuleSection trend) => LawText.Name(trend.Rule);

    /// <summary>One row a rule; the one that was asked for is marked.</summary>
    public static Table Rules(LawFitDocument document) => new()
    {
        Headers = ["rule", "points", "A per day", "B", "R²", "doubling days", $"{LawText.Level(document.Fit.Interval.Level)} interval"],
        RightAligned = [1, 2, 3, 4, 5, 6],
        Rows =
        [
            .. document.Rules.Select(r => (IReadOnlyList<string>)
            [
                LawText.Name(r.Rule) + (r.Rule == document.Fit.Rule ? " *" : ""), LawText.Number(r.Points),
                LawText.Number(r.SlopePerDay), LawText.Number(r.Intercept),
                LawText.Number(r.RSquared), LawText.Days(r.DoublingDays), LawText.Range(r.Interval, LawText.Days),
            ]),
        ],
    };

    /// <summary>The doubling time's interval, by how it was got.</summary>
    public static Table Intervals(LawFitDocument document) => new()
    {
        Headers = ["doubling time, interval by", "days"],
        RightAligned = [1],
        Rows =
        [
            ["the line's residuals (Student)", LawText.Range(document.Fit.Interval, LawText.Days)],
            ["resampling models", LawText.Range(document.Bootstrap.Models, LawText.Days)],
            ["resampling densities", LawText.Range(document.Bootstrap.Densities, LawText.Days)],
            ["resampling both", LawText.Range(document.Bootstrap.Both, LawText.Days)],
        ],
    };

    /// <summary>The models the records rule goes through.</summary>
    public static Table Records(LawFitDocument document) => new()
    {
        Headers = ["record", "date", "ρ", "ρ of the line"],
        RightAligned = [2, 3],
        Rows =
        [
            .. document.Fit.Records.Select(r => (IReadOnlyList<string>)
                [r.Model, LawText.Date(r.Date), LawText.Number(r.Density), LawText.Number(document.Fit.DensityOn(r.Date))]),
        ],
    };

    /// <summary>The test of a break; empty where there is none.</summary>
    public static Table Breakpoint(LawFitDocument document)
    {
        var found = document.Breakpoint;
        return new Table
        {
            Headers = [$"change on {LawText.Date(found.Date)}", "points", "before: days", "after: days", "p slopes", "p line (Chow)"],
            RightAligned = [1, 2, 3, 4, 5],
            Rows = found.Records.PValue is null && found.AllModels.PValue is null
                ? []
                : [Row("records", found.Records), Row("all models", found.AllModels)],
        };

        static IReadOnlyList<string> Row(string name, TrendBreakTest test) =>
        [
            name, $"{test.PointsBefore} + {test.PointsAfter}", LawText.Days(Doubling(test.SlopeBefore)), LawText.Days(Doubling(test.SlopeAfter)),
            LawText.Probability(test.SlopePValue), LawText.Probability(test.PValue),
        ];
    }

    /// <summary>The trend without each family.</summary>
    public static Table Families(LawFitDocument document) => new()
    {
        Headers = ["without family", "models", "points left", "A per day", "doubling days"],
        RightAligned = [1, 2, 3, 4],
        Rows =
        [
            .. document.WithoutFamily.Select(f => (IReadOnlyList<string>)
                [f.Family, LawText.Number(f.Models), LawText.Number(f.Points), LawText.Number(f.SlopePerDay), LawText.Days(f.DoublingDays)]),
        ],
    };

    /// <summary>The line against other shapes, on all models.</summary>
    public static Table Shape(LawFitDocument document)
    {
        var shape = document.Shape;
        return new Table
        {
            Headers = ["shape of all models", ""],
            RightAligned = [1],
            Rows =
            [
                ["R² of the line", LawText.Number(shape.LineRSquared)],
                ["R² of the best rising step function", LawText.Number(shape.IsotonicRSquared)],
                ["its last rise", LawText.Date(shape.LastRise)],
                ["log-likelihood that a bend gains (worth it from 3)", LawText.Number(shape.BendLogLikelihoodGain)],
                ["days over which it bends (Gaussian process)", LawText.Number(shape.BendDays)],
                ["doubling days in the first year", LawText.Days(shape.FirstYearDoublingDays)],
                ["doubling days in the last year", LawText.Days(shape.LastYearDoublingDays)],
            ],
        };
    }

    /// <summary>One corollary's numbers.</summary>
    public static Table Corollary(LawCorollary corollary)
    {
        var level = corollary.Findings.FirstOrDefault(f => f.Interval is not null)?.Interval?.Level;
        return new Table
        {
            Headers = [corollary.Key, "", "", level is { } l ? $"{LawText.Level(l)} interval" : ""],
            RightAligned = [1],
            Rows = [.. corollary.Findings.SelectMany(Rows)],
        };

        static IEnumerable<IReadOnlyList<string>> Rows(LawFinding finding)
        {
            var lines = LawText.Lines(finding.Label, LabelColumns).ToList();
            foreach (var line in lines.SkipLast(1))
                yield return [line, "", "", ""];
            yield return [lines[^1], LawText.Number(finding.Value), finding.Unit, LawText.Range(finding.Interval, LawText.Number)];
        }
    }

    /// <summary>A forecast's numbers.</summary>
    public static Table Forecast(LawForecastDocument document) => document switch
    {
        { Reach: { } reach } => Reach(reach),
        { Device: { } device } => Device(device),
        _ => throw new ArgumentException("the document has no forecast", nameof(document)),
    };

    private static Table Reach(ReachForecast reach) => new()
    {
        Headers = ["forecast (extrapolation)", "", reach.Interval is { } i ? $"{LawText.Level(i.Level)} prediction interval" : ""],
        RightAligned = [1],
        Rows =
        [
            ["score", $"{LawText.Number(reach.ScorePercent)} %", ""],
            ["curve", reach.Curve, ""],
            ["N parameters without embeddings", ParameterText.Of(reach.Parameters), ""],
            ["N̂ that the score asks for", reach.EffectiveParameters is { } n ? ParameterText.Of(n) : "–", ""],
            ["ρ that it takes", LawText.Number(reach.RequiredDensity), ""],
            ["reached on", LawText.Date(reach.Date), LawText.Range(reach.Interval)],
            .. reach.Limits.Select(l => (IReadOnlyList<string>)
                [$"bent by the {l.Limit} limit (ρ < "
                    + $"{LawText.Number(l.Ceiling)})", l.Date is null && reach.Date is not null ? "never" : LawText.Date(l.Date), ""]),
        ],
    };

    private static Table Device(DeviceForecast device) => new()
    {
        Headers = ["forecast (extrapolation)", "", $"{LawText.Level(device.DensityInterval.Level)} prediction interval"],
        RightAligned = [1],
        Rows =
        [
            ["memory", $"{LawText.Number(device.Memory.Gigabytes)} GB", ""],
            ["date", LawText.Date(device.Date), ""],
            ["curve", device.Curve, ""],
            ["N parameters that fit", ParameterText.Of(device.Parameters), ""],
            ["ρ of the densest models", LawText.Number(device.Density), LawText.Range(device.DensityInterval, LawText.Number)],
            ["N̂ = ρ N", ParameterText.Of(device.EffectiveParameters),
                LawText.Range(device.EffectiveParametersInterval, v => v is { } n ? ParameterText.Of(n) : "–")],
            ["score", $"{LawText.Number(device.ScorePercent)} %", LawText.Range(device.ScoreInterval, v => LawText.Number(v) + " %")],
            .. device.Limits.Select(l => (IReadOnlyList<string>)
                [$"bent by the {l.Limit} limit: ρ, score", $"{LawText.Number(l.Density)}, {LawText.Number(l.ScorePercent)} %", ""]),
        ],
    };

    private static double? Doubling(double? slope) => slope > 0 ? Math.Log(2) / slope : null;
}
