using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DensingLaw.Density;
using DensingLaw.Numerics;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>What <c>reference fit</c> prints.</summary>
internal sealed class ReferenceFitReport(CurveFit fit, CurveFitOptions options, double referenceTokens, double[] scores, IReadOnlyList<CurveDraw> draws)
{
    private const double Level = 0.90;

    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    public JsonObject ToJson() => new()
    {
        ["schemaVersion"] = 1,
        ["benchmark"] = fit.Benchmark,
        ["average"] = Average(),
        ["objective"] = Kebab(options.Loss.Objective),
        ["referenceTokens"] = referenceTokens,
        ["lossPoints"] = fit.Loss.Points.Count,
        ["scorePoints"] = fit.Score.Points.Count,
        ["optima"] = new JsonArray([.. fit.Loss.Optima.Select((o, i) => Optimum(o, i))]),
        ["scoreCurve"] = new JsonObject
        {
            ["c"] = fit.Score.Curve.C,
            ["gamma"] = fit.Score.Curve.Gamma,
            ["l"] = fit.Score.Curve.Midpoint,
            ["d"] = fit.Score.Curve.Floor,
            ["rms"] = fit.Score.Rms,
            ["anchor"] = options.Score.Anchor is { } a ? new JsonArray(a.Loss, a.ScorePercent) : null,
        },
    };

    public void WriteTo(CliContext context)
    {
        TableOutput.Print(OptimaTable(), context);
        context.Out.WriteLine();
        var s = fit.Score.Curve;
        context.Out.WriteLine(string.Create(s_invariant, $"score = {s.C:G6} / (1 + exp({-s.Gamma:G6} (loss - {s.Midpoint:G6}))) + {s.Floor:G6}, rms {fit.Score.Rms:0.00} points"));
        TableOutput.PrintBelow(SizesTable(), context);
        TableOutput.PrintNotesBelow(
            fit.Loss.Optima.Count == 1 ? []
                : ["N̂ depends on which optimum is right; those with a log-likelihood far under the best one's are ruled out only if the residuals are random, which they are not quite."],
            context);
    }

    private Table OptimaTable() => new()
    {
        Headers = ["optimum", "a", "alpha", "b", "beta", "E", "rms", "ln likelihood", "starts", "chosen"],
        RightAligned = [1, 2, 3, 4, 5, 6, 7, 8],
        LeftOutFirst = [8, 6, 5],
        Rows =
        [
            .. fit.Loss.Optima.Select((o, i) => (IReadOnlyList<string>)
            [
                Text(i + 1), Text(o.Law.A), Text(o.Law.Alpha), Text(o.Law.B), Text(o.Law.Beta), Text(o.Law.Irreducible),
                o.Rms.ToString("0.00000", s_invariant), o.LogLikelihoodGap.ToString("0.0", s_invariant), Text(o.Starts), o == fit.Chosen ? "yes" : "",
            ]),
        ],
    };

    private Table SizesTable() => new()
    {
        Headers = ["score %", .. fit.Loss.Optima.Select((_, i) => $"N̂ of optimum {i + 1}")],
        RightAligned = [.. Enumerable.Range(0, fit.Loss.Optima.Count + 1)],
        Rows = [.. scores.Select(s => (IReadOnlyList<string>)[Text(s), .. fit.Loss.Optima.Select((o, i) => Size(o, i, s))])],
    };

    private string Size(LossLawOptimum optimum, int index, double score)
    {
        var point = fit.CurveWith(optimum, referenceTokens).Invert(score);
        var size = point.EffectiveParameters is { } n ? n.ToString("0.000e0", s_invariant) : Kebab(point.Status);
        return Interval(index, score) is { } i ? $"{size} ({End(i.Lower, "0")} to {End(i.Upper, "∞")})" : size;
    }

    private static string End(double? end, string open) => end?.ToString("0.00e0", s_invariant) ?? open;

    private JsonObject Optimum(LossLawOptimum optimum, int index) => new()
    {
        ["a"] = optimum.Law.A,
        ["alpha"] = optimum.Law.Alpha,
        ["b"] = optimum.Law.B,
        ["beta"] = optimum.Law.Beta,
        ["e"] = optimum.Law.Irreducible,
        ["rms"] = optimum.Rms,
        ["logLikelihoodGap"] = optimum.LogLikelihoodGap,
        ["starts"] = optimum.Starts,
        ["atBound"] = optimum.AtBound,
        ["chosen"] = optimum == fit.Chosen,
        ["standardErrors"] = Errors(optimum),
        ["profileIntervals"] = Profiles(optimum),
        ["effectiveParameters"] = new JsonArray([.. scores.Select(s => Consequence(optimum, index, s))]),
    };

    private static JsonObject? Errors(LossLawOptimum optimum)
    {
        if (optimum.StandardErrors is not { } errors)
            return null;
        var names = Names(errors.Count);
        return new JsonObject([.. errors.Select((e, i) => KeyValuePair.Create<string, JsonNode?>(names[i], e))]);
    }

    // Of ln a, alpha, ln b, beta, E; there are none for Huber's function.
    private JsonObject? Profiles(LossLawOptimum optimum)
    {
        if (options.Loss.Objective == LossObjective.HuberLog || optimum.AtBound || optimum.Search.DegreesOfFreedom < 1)
            return null;
        var names = Names(optimum.Search.Parameters.Length);
        return new JsonObject([.. names.Select((name, i) =>
        {
            var profile = LossLawProfile.Of(fit.Loss, optimum, i, Level);
            return KeyValuePair.Create<string, JsonNode?>(name, IntervalJson(Finite(profile.Lower), Finite(profile.Upper)));
        })]);
    }

    private static string[] Names(int count) => ((string[])["lnA", "alpha", "lnB", "beta", "e"])[..count];

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private JsonObject Consequence(LossLawOptimum optimum, int index, double score)
    {
        var point = fit.CurveWith(optimum, referenceTokens).Invert(score);
        var interval = Interval(index, score);
        return new JsonObject
        {
            ["score"] = score,
            ["value"] = point.EffectiveParameters,
            ["status"] = Kebab(point.Status),
            ["interval"] = interval is null ? null : IntervalJson(interval.Lower, interval.Upper),
        };
    }

    private static JsonObject IntervalJson(double? lower, double? upper) => new() { ["lower"] = lower, ["upper"] = upper, ["level"] = Level };

    private BoundedInterval? Interval(int index, double score)
    {
        var curve = fit.CurveWith(fit.Loss.Optima[index], referenceTokens);
        double[] sizes = [.. draws.Where(d => d.Optimum == index).Select(d => (curve with { Loss = d.Loss, Score = d.Score }).Invert(score)).Select(Extended)];
        if (sizes.Length == 0)
            return null;
        var ends = ItemBootstrap.Percentiles(sizes, Level);
        return new BoundedInterval(ends.Lower > 0 && double.IsFinite(ends.Lower) ? ends.Lower : null, ends.Upper > 0 && double.IsFinite(ends.Upper) ? ends.Upper : null, Level);
    }

    private static double Extended(CurvePoint point) => point.EffectiveParameters ?? (point.Status == DensityStatus.BelowFloor ? 0 : double.PositiveInfinity);

    private string? Average() => fit.Benchmark == ReferenceCurveSet.AverageKey ? options.CurveAverage.Name : null;

    private static string Kebab<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string Text(double value) => value.ToString("G6", s_invariant);
}
