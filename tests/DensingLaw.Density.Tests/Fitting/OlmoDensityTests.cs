using System.Globalization;
using DensingLaw.Tests;

namespace DensingLaw.Density.Tests;

/// <summary>
/// OLMo-2 7B and 13B measured against the ladder of (nearly) their own recipe: ρ should be 1. The table stands in src/DensingLaw.Density/README.md.
/// </summary>
public sealed class OlmoDensityTests
{
    // Items of each test set, for the sampling error of a score.
    private static readonly Dictionary<string, int> s_items = new()
    {
        ["mmlu_avg_test"] = 14_042,
        ["hellaswag_val"] = 10_042,
        ["arc_challenge_test"] = 1172,
        ["arc_easy_test"] = 2376,
        ["piqa_val"] = 1838,
        ["csqa_val"] = 1221,
        ["socialiqa_val"] = 1954,
        ["openbookqa_test"] = 500,
    };

    private static readonly (string Run, string Name)[] s_models = [("peteish7_eval_anneal", "7B"), ("peteish13_eval_final", "13B")];

    private static readonly Lazy<List<Row>> s_rows = new(() => [.. OlmoLadder.Tasks.SelectMany(Measure)]);

    [Fact]
    public void Densities_OfBothModels_HaveTheKnownPoints()
    {
        foreach (var row in s_rows.Value)
        {
            var golden = OlmoLadder.Data.Value.GoldenOf(row.Task).GetProperty("targets").EnumerateArray().Single(t => t.GetProperty("run").GetString() == row.Run);
            AssertSame(golden.GetProperty("N_hat_from_score"), row.FromScore.EffectiveParameters);
            AssertSame(golden.GetProperty("N_hat_from_loss"), row.FromLoss.EffectiveParameters);
            Assert.Equal(row.FromScore.EffectiveParameters is null, row.FromScore.Status == DensityStatus.AboveCeiling);
            Assert.Equal(row.FromLoss.EffectiveParameters is null, row.FromLoss.Status == DensityStatus.AboveCeiling);
        }
    }

    [Fact]
    public void Intervals_OfSixteenDensities_CoverOneAsTheTableSays()
    {
        var page = File.ReadAllLines(Path.Combine(SharedFolder.RepositoryRoot, "src", "DensingLaw.Density", "README.md"));

        Assert.Equal(16, s_rows.Value.Count);
        Assert.All(s_rows.Value, row => Assert.Contains(Line(row), page));
        // 14.4 of 16 would be nominal, were the 16 independent and the law right.
        Assert.Equal(12, s_rows.Value.Count(r => HoldsOne(r.FromScore.DensityInterval!)));
        Assert.Equal(14, s_rows.Value.Count(r => HoldsOne(r.FromLoss.DensityInterval!)));
    }

    private static IEnumerable<Row> Measure(string task)
    {
        var runs = OlmoLadder.Data.Value.Runs(task);
        var fit = ModelLadder.Fit(task, runs);
        // The draws are the same for both models; only D0 is each one's own.
        var curve = ModelLadder.Curve(fit, runs, referenceTokens: 1e12);
        foreach (var (run, name) in s_models)
        {
            var target = OlmoLadder.Data.Value.Target(task, run);
            var (end, parameters) = (target.End, (long)target.Parameters);
            var set = References.WithoutDraws with { Id = "olmo-ladder", Curves = [curve with { ReferenceTokens = end.Tokens }] };
            var estimator = new DensityEstimator(set);
            var error = Math.Sqrt(end.ScorePercent * (100 - end.ScorePercent) / s_items[task]);
            yield return new Row(
                task, run, name, estimator.EstimateScore(task, end.ScorePercent, error, parameters), estimator.EstimateLoss(task, end.Loss, null, parameters));
        }
    }

    private static string Line(Row row) =>
        $"| {row.Task} | {row.Name} | {Number(row.FromScore.Density, "none")} | {Text(row.FromScore.DensityInterval!)} | {Number(row.FromLoss.Density, "none")} | {Text(row.FromLoss.DensityInterval!)} |";

    private static string Text(BoundedInterval interval) =>
        $"{Number(interval.Lower, "open")} to {Number(interval.Upper, "open")}{(HoldsOne(interval) ? "" : ", not 1")}";

    private static string Number(double? value, string missing) => value?.ToString("G2", CultureInfo.InvariantCulture) ?? missing;

    private static bool HoldsOne(BoundedInterval interval) => (interval.Lower ?? 0) <= 1 && (interval.Upper ?? double.PositiveInfinity) >= 1;

    private static void AssertSame(System.Text.Json.JsonElement golden, double? found)
    {
        if (golden.ValueKind == System.Text.Json.JsonValueKind.Null)
            Assert.Null(found);
        else
            Assert.Equal(1, found!.Value / golden.GetDouble(), 1e-4);
    }

    private sealed record Row(string Task, string Run, string Name, DensityEstimate FromScore, LossDensityEstimate FromLoss);
}
