using System.Globalization;
using DensingLaw.Tests;

namespace DensingLaw.Density.Tests;

/// <summary>What D₀ and the loss law's optimum do to the paper's 51 models and their trend (PAPER E.1).</summary>
public sealed class ReferenceTokensTests
{
    [Theory]
    [InlineData(1e12, 94.1, 11, 6.9)]
    [InlineData(2e12, 100.3, null, 3.8)]
    [InlineData(5e12, 106.2, 9, 2.1)]
    [InlineData(15e12, 113.1, null, 1.3)]
    public void Trend_ByReferenceTokens_IsTheKnownTable(double tokens, double days, int? records, double gemma)
    {
        var models = Models(References.Published.Find("average")! with { ReferenceTokens = tokens });

        var (doubling, count) = Trend(models);
        Assert.Equal(days, doubling, 0.15);
        Assert.Equal(records ?? count, count);
        Assert.Equal(gemma, models.Single(m => m.Name == "Gemma2-9B").Density!.Value, 0.06);
    }

    [Fact]
    public void Trend_WithTheOtherOptimum_FallsApart()
    {
        var curve = References.Published.Find("average")! with { Loss = LossLawFitter.Fit(PaperTables.Losses().Points("average")).Best.Law };

        var far = Models(curve);
        Assert.Equal(0.036, far.Single(m => m.Name == "Gemma2-9B").Density!.Value, 0.001);
        Assert.InRange(Trend(far).DoublingDays, 140, 150);

        var near = Models(curve with { ReferenceTokens = 1e12 });
        Assert.Equal(7, near.Count(m => m.Density is null));
        Assert.All(near, m => Assert.Equal(m.Density is null, m.Status == DensityStatus.AboveCeiling));
    }

    private static List<Model> Models(ReferenceCurve curve)
    {
        var models = new List<Model>();
        foreach (var row in File.ReadLines(SharedFolder.Require("paper/nmi_fig1_densities.csv")).Skip(1).Select(l => l.Split(',')))
        {
            // What the figure draws is a density at 5T; the score behind it is the published curve read at the model's effective size.
            var (density, size) = (Number(row[2]), Number(row[3]) * 1e9);
            var score = References.Published.Find("average")!.ScoreAt(density * size);
            var point = curve.Invert(score);
            models.Add(new Model(row[0], DateOnly.Parse(row[1], CultureInfo.InvariantCulture).DayNumber, point.EffectiveParameters / size, point.Status));
        }

        return models;
    }

    // ln ρ against days by ordinary least squares through the records in order of date; of models of one day, the densest (PAPER D.1).
    private static (double DoublingDays, int Records) Trend(IEnumerable<Model> models)
    {
        var records = new List<Model>();
        foreach (var model in models.Where(m => m.Density is not null).OrderBy(m => m.Day).ThenByDescending(m => m.Density))
        {
            if (records.Count == 0 || model.Density > records[^1].Density)
                records.Add(model);
        }

        var (x, y) = (records.Average(r => (double)r.Day), records.Average(r => Math.Log(r.Density!.Value)));
        var slope = records.Sum(r => (r.Day - x) * (Math.Log(r.Density!.Value) - y)) / records.Sum(r => (r.Day - x) * (r.Day - x));
        return (Math.Log(2) / slope, records.Count);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Model(string Name, int Day, double? Density, DensityStatus Status);
}
