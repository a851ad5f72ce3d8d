using System.Globalization;
using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>A run's answer in plain sentences.</summary>
internal static class AnswerText
{
    /// <summary>ρ with its interval, or what stands in its place.</summary>
    public static string Headline(ResultDocument result) => result.Density switch
    {
        { Value: null, Interval: null } => "ρ: no estimate",
        { } density => DensityText(density),
        null when !result.Run.Complete => "The run is not finished",
        null => "Scores without a density",
    };

    /// <summary>ρ with its interval.</summary>
    public static string DensityText(DensitySection density) => $"ρ = {ResultTables.Estimate(density.Value, density.Interval, ResultTables.Ratio)}";

    /// <summary>What it means; one sentence each.</summary>
    public static IReadOnlyList<string> Sentences(RunReport report)
    {
        var result = report.Result;
        if (result.Density is not { } density)
            return [WithoutDensity(result)];
        var own = ParameterText.Of(result.Checkpoint.Parameters.NonEmbedding);
        var score = $"{Percent(density.Score)} on {Benchmarks(density)}";
        return density switch
        {
            { EffectiveParameters: { } effective, Value: { } value } =>
            [
                $"It scores {score}, as a reference model with {ParameterText.Of(effective)} parameters would, and has {own} itself: it does the work of a reference model {ResultTables.Ratio(value)} times its size.",
                .. Comparison(density),
                .. density.Status == "extrapolated" && report.Curve is { } curve ? [Extrapolated(curve)] : Array.Empty<string>(),
            ],
            { Status: "below-floor" } =>
            [
                $"It scores {score}. That is at or under the floor of the reference curve, where the score says nothing about size: N̂ cannot be read off.",
                .. Bound(density),
            ],
            _ =>
            [
                $"It scores {score}. That is at or above what a reference model of any size reaches: N̂ has no finite value.",
                .. Bound(density),
            ],
        };
    }

    /// <summary>The benchmarks behind a density.</summary>
    public static string Benchmarks(DensitySection density)
    {
        var key = density.Curve[(density.Curve.LastIndexOf('/') + 1)..];
        return key != ReferenceCurveSet.AverageKey ? key : density.Average switch
        {
            "categories" => "the mean of four categories of benchmarks",
            "without-humaneval" => "the mean of four benchmarks without HumanEval",
            _ => "the mean of five benchmarks",
        };
    }

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    private static string WithoutDensity(ResultDocument result)
    {
        if (result.Run.Complete)
            return "There is no density: no reference curve was given, or these benchmarks have none in common.";
        var (done, planned) = (result.Benchmarks.Sum(b => b.Items), result.Benchmarks.Sum(b => b.ItemsPlanned));
        return $"{ResultTables.Count(done)} of {ResultTables.Count(planned)} items of the benchmarks begun are measured; a density needs all of them. The same command goes on.";
    }

    private static IEnumerable<string> Comparison(DensitySection density)
    {
        if (density.Interval is not { } interval)
            yield return "There is no interval; the notes say why.";
        else if (interval.Lower > 1)
            yield return "The interval lies above 1: it is denser than the reference family.";
        else if (interval.Upper < 1)
            yield return "The interval lies below 1: it is less dense than the reference family.";
        else
            yield return "The interval holds 1: its density cannot be told from the reference family's.";
    }

    private static IEnumerable<string> Bound(DensitySection density)
    {
        if (density.Interval is { Upper: { } upper } below)
            yield return $"With {ResultTables.Percent((1 + below.Level) / 2)} confidence ρ is below {ResultTables.Ratio(upper)}.";
        if (density.Interval is { Lower: { } lower } above)
            yield return $"With {ResultTables.Percent((1 + above.Level) / 2)} confidence ρ is above {ResultTables.Ratio(lower)}.";
    }

    private static string Extrapolated(ReferenceCurve curve) =>
        $"N̂ lies outside the sizes that the reference models had ({ParameterText.Of(curve.Ladder.ParametersMin)} to {ParameterText.Of(curve.Ladder.ParametersMax)}): it is an extrapolation.";
}
