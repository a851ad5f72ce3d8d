using System.Globalization;
using DensingLaw.Tests;

namespace DensingLaw.Density.Tests;

/// <summary>
/// The closed loop of the mini ladder (configs/reference): its curve follows from its tables, and members that took no part in the fit have the density 1 against it, each at
/// its own training tokens, within 90 % intervals.
/// </summary>
public sealed class MiniCurveTests
{
    /// <summary>Of 90 % intervals of two dozen members, at least so many must hold 1; fewer would be a one-in-six event.</summary>
    private const double LeastCoverage = 0.85;

    [Theory]
    [InlineData("mmlu")]
    [InlineData("math")]
    [InlineData("average")]
    public void Fit_CommittedTables_GivesTheCommittedCurve(string benchmark)
    {
        var options = new CurveFitOptions
        {
            Loss = LossFitOptions.Paper with { Objective = LossObjective.HuberLog },
            Score = ScoreFitOptions.Paper with { Ceiling = Bounds.Fixed(100) },
        };

        var fit = CurveFitter.Fit(LossTable.Parse(Read("mini-losses.csv"), "losses"), ScoreTable.Parse(Read("mini-scores.csv"), "scores"), benchmark, options);

        var curve = ReferenceCurveSet.LoadNamed(ReferenceCurveSet.MiniId).Find(benchmark)!;
        Assert.Equal(curve.Loss.Alpha, fit.Chosen.Law.Alpha, 1e-6);
        Assert.Equal(curve.Loss.Beta, fit.Chosen.Law.Beta, 1e-6);
        Assert.Equal(curve.Score.Gamma, fit.Score.Curve.Gamma, 1e-4);
        Assert.Equal(curve.Score.Midpoint, fit.Score.Curve.Midpoint, 1e-6);
    }

    [Fact]
    public void Ladder_SpansFiftyTimesInSizeAndTheTokensOfItsD0()
    {
        var set = ReferenceCurveSet.LoadNamed(ReferenceCurveSet.MiniId);

        Assert.True(set.Ladder.ParametersMax / set.Ladder.ParametersMin >= 50);
        Assert.InRange(set.ReferenceTokens, set.Ladder.TokensMin, set.Ladder.TokensMax);
        Assert.All(set.Curves, c => Assert.Equal(ReferenceCurve.BitsPerByte, c.LossUnit));
    }

    [Fact]
    public void EstimateLoss_HeldOutMembersAtTheirOwnTokens_IntervalsHoldOne()
    {
        var set = ReferenceCurveSet.LoadNamed(ReferenceCurveSet.MiniId);
        var table = DelimitedTable.Parse(Read("mini-losses.csv"), "losses");
        var (model, role, n, d, loss, error) = (
            table.Require("model"), table.Require("role"), table.Require("parameters"), table.Require("tokens"), table.Require("loss"), table.Require("standard_error"));
        var members = Enumerable.Range(0, table.Rows).Where(row => table.Text(row, role) == "held-out").GroupBy(row => table.Text(row, model)).ToArray();

        var held = members.Count(rows =>
        {
            var first = rows.First();
            var estimate = new DensityEstimator(set.At(table.Number(first, d))).EstimateLoss(
                ReferenceCurveSet.AverageKey,
                rows.Average(row => table.Number(row, loss)),
                Math.Sqrt(rows.Sum(row => Math.Pow(table.Number(row, error), 2))) / rows.Count(),
                (long)table.Number(first, n));
            return HoldsOne(estimate.DensityInterval?.Lower, estimate.DensityInterval?.Upper);
        });

        Assert.Equal(24, members.Length);
        Assert.True(held >= LeastCoverage * members.Length, string.Create(CultureInfo.InvariantCulture, $"{held} of {members.Length} intervals hold 1"));
    }

    /// <summary>The table that <c>reference check</c> wrote of the held-out members' scores.</summary>
    [Fact]
    public void CheckTable_HeldOutMembersFromTheScore_IntervalsHoldOne()
    {
        var table = DelimitedTable.Parse(Read("mini-check.csv"), "check");
        var holds = table.Require("holds 1");

        var held = Enumerable.Range(0, table.Rows).Count(row => table.Text(row, holds) == "yes");

        Assert.True(held >= LeastCoverage * table.Rows, $"{held} of {table.Rows} intervals hold 1");
    }

    private static bool HoldsOne(double? lower, double? upper) => (lower ?? 0) <= 1 && (upper ?? double.PositiveInfinity) >= 1;

    private static string Read(string name) => File.ReadAllText(Path.Combine(SharedFolder.RepositoryRoot, "configs", "reference", name));
}
