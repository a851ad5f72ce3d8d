using DensingLaw.Numerics;
using DensingLaw.Tests;

namespace DensingLaw.Density.Tests;

public sealed class TrendLawTests
{
    private static readonly DensityFile s_five = DensityFile.Read();

    // PAPER D.1: A 0.006529, B −2.6111, R² 0.9340, 106.2 days from nine records.
    [Theory]
    [InlineData(null)]
    [InlineData("paper/nmi_fig1_densities.csv")]
    public void Fit_FiveBenchmarks_IsThePapersLine(string? file)
    {
        var fit = TrendLaw.Fit(DensityFile.Read(file is null ? null : SharedFolder.Require(file)).Models);

        Assert.Equal(TrendRule.Records, fit.Rule);
        Assert.Equal(new DateOnly(2023, 2, 24), fit.Origin);
        Assert.Equal(0.006529, fit.SlopePerDay, 6);
        Assert.Equal(-2.6111, fit.Intercept, 3);
        Assert.Equal(0.9340, fit.RSquared!.Value, 4);
        Assert.Equal(106.2, fit.DoublingDays!.Value, 1);
        Assert.Equal(
            ["Llama-65B", "Phi-1-1.2B", "Phi-1.5-1.2B", "Phi-2-2B", "MiniCPM-2.4B", "MiniCPM-1.2B", "Gemma2-9B", "MiniCPM3-4B", "Mistral-Small-24B"],
            fit.Records.Select(r => r.Model));
        Assert.True(fit.Interval.Holds(fit.DoublingDays.Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("paper/nmi_fig2_mmlucf_densities.csv")]
    public void Fit_MmluCf_IsThePapersLine(string? file)
    {
        var fit = TrendLaw.Fit(DensityFile.Read(file is null ? null : SharedFolder.Require(file), DensityFile.MmluCf).Models);

        Assert.Equal(0.006648, fit.SlopePerDay, 6);
        Assert.Equal(-3.3395, fit.Intercept, 4);
        Assert.Equal(0.9537, fit.RSquared!.Value, 4);
        Assert.Equal(104.3, fit.DoublingDays!.Value, 1);
        Assert.Equal(9, fit.Records.Count);
    }

    // PAPER E.1: over all 51 models A = 0.00465 (149 d), R² 0.57; running maximum at each date 0.0060 (116 d).
    [Theory]
    [InlineData(TrendRule.AllModels, 0.00465, 149, 51, 0.57)]
    [InlineData(TrendRule.RunningMaximum, 0.0060, 116, 32, 0.91)]
    public void Fit_OtherRules_AreTheSensitivityChecks(TrendRule rule, double slope, double doubling, int points, double rSquared)
    {
        var fit = TrendLaw.Fit(s_five.Models, rule);

        Assert.Equal(slope, fit.SlopePerDay, 5);
        Assert.Equal(doubling, fit.DoublingDays!.Value, 0);
        Assert.Equal(points, fit.Points);
        Assert.Equal(rSquared, fit.RSquared!.Value, 2);
    }

    [Fact]
    public void Fit_Quantile95_LeavesAtMostOneInTwentyAbove()
    {
        var fit = TrendLaw.Fit(s_five.Models, TrendRule.Quantile95);

        Assert.InRange(s_five.Models.Count(m => m.Density > fit.DensityOn(m.Date) * (1 + 1e-9)), 0, 2);
        Assert.Null(fit.Line);
        Assert.True(fit.Interval.Holds(fit.DoublingDays!.Value));
    }

    // Densities 1, 2, 4 at days 0, 100, 200 and weaker models between them.
    [Fact]
    public void Fit_ExactDoubling_IsFoundInAnyOrderAndOrigin()
    {
        DatedDensity[] models = [Model(100, 2), Model(50, 0.5), Model(0, 1), Model(0, 0.9), Model(200, 4), Model(150, 2)];

        var fit = TrendLaw.Fit(models, origin: new DateOnly(2023, 12, 22));

        Assert.Equal(100, fit.DoublingDays!.Value, 9);
        Assert.Equal(1, fit.DensityOn(new DateOnly(2024, 1, 1)), 9);
        Assert.Equal(-10 * Math.Log(2) / 100, fit.Intercept, 9);
        Assert.Equal([1.0, 2.0, 4.0], fit.Records.Select(r => r.Density));
    }

    [Fact]
    public void Fit_FallingDensities_HaveNoDoublingTime()
    {
        var fit = TrendLaw.Fit([Model(0, 4), Model(100, 2), Model(200, 1.1)], TrendRule.AllModels);

        Assert.Null(fit.DoublingDays);
        Assert.True(fit.SlopePerDay < 0);
    }

    [Fact]
    public void Analyse_FallingDensities_LeavesTheRecordsRuleOut()
    {
        DatedDensity[] models = [Model(0, 4), Model(100, 2), Model(200, 1.1)];

        var analysis = TrendAnalysis.Of(models, new TrendAnalysisOptions { Rule = TrendRule.AllModels });

        Assert.Equal([TrendRule.RunningMaximum, TrendRule.AllModels, TrendRule.Quantile95], analysis.Rules.Select(r => r.Rule));
        Assert.Null(analysis.Fit.DoublingDays);
        Assert.Throws<InvalidDataException>(() => TrendAnalysis.Of(models));
    }

    [Fact]
    public void Fit_OneDay_IsRefused()
    {
        var error = Assert.Throws<InvalidDataException>(() => TrendLaw.Fit([Model(0, 1), Model(0, 2)]));

        Assert.Contains("a trend needs at least 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Analyse_FiveBenchmarks_SaysHowFarToTrustIt()
    {
        var analysis = TrendAnalysis.Of(s_five.Models, new TrendAnalysisOptions { Bootstrap = new BootstrapOptions { Draws = 200 } });

        Assert.Equal(4, analysis.Rules.Count);
        Assert.True(analysis.Bootstrap.Both.Holds(106.2));
        Assert.Null(analysis.Breakpoint.Records.PValue);
        Assert.Equal(0, analysis.Breakpoint.AllModels.PointsBefore);
        Assert.Contains(analysis.Notes, n => n.Contains("No test of a change on 2022-11-30", StringComparison.Ordinal));
        // PAPER, section 0, 10: the line predicts 11.3 in April 2025; the best model after the last record has 2.50.
        Assert.Contains(analysis.Notes, n => n.Contains("ρ 2.50", StringComparison.Ordinal) && n.Contains("11.3", StringComparison.Ordinal));
        Assert.Equal(s_five.Models.Select(m => m.Family).Distinct().Count(), analysis.WithoutFamily.Count);
        Assert.Equal(106.2, analysis.WithoutFamily.Single(f => f.Family == "Falcon").DoublingDays!.Value, 1);
        Assert.True(analysis.Shape.IsotonicRSquared >= analysis.Shape.LineRSquared - 0.1);
    }

    [Fact]
    public void Analyse_SameSeed_SameNumbers()
    {
        var options = new TrendAnalysisOptions { Bootstrap = new BootstrapOptions { Draws = 100, Seed = 5 } };

        Assert.Equal(TrendAnalysis.Of(s_five.Models, options).Bootstrap, TrendAnalysis.Of(s_five.Models, options).Bootstrap);
    }

    // PAPER D.1: MMLU alone, 144 days before and 95 after (A 0.004796 and 0.007311).
    [Theory]
    [InlineData(null)]
    [InlineData("paper/nmi_fig3c_mmlu_densities.csv")]
    public void Break_Mmlu_HasThePapersSlopesAndItsTest(string? file)
    {
        var models = DensityFile.Read(file is null ? null : SharedFolder.Require(file), DensityFile.Mmlu).Models;

        var test = TrendBreak.Test(models, new DateOnly(2022, 11, 30), 0.9).Records;

        // The figure's line gives 0.004796; its points, to the digits of the table, 0.004798.
        Assert.Equal(0.004796, test.SlopeBefore!.Value, 5e-6);
        Assert.Equal(0.007311, test.SlopeAfter!.Value, 6);
        Assert.Equal(144, Math.Log(2) / test.SlopeBefore.Value, 0.6);
        Assert.Equal(95, Math.Log(2) / test.SlopeAfter.Value, 0.6);
        Assert.Equal((3, 6), (test.PointsBefore, test.PointsAfter));
        Assert.InRange(test.SlopePValue!.Value, 0.05, 1);
    }

    private static DatedDensity Model(int day, double density) => new()
    {
        Model = $"m{day}",
        Date = new DateOnly(2024, 1, 1).AddDays(day),
        Density = density,
        Family = "m",
    };
}
