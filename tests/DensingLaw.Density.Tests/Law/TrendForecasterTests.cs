using DensingLaw.Numerics;

namespace DensingLaw.Density.Tests;

public sealed class TrendForecasterTests
{
    private static readonly TrendFit s_fit = TrendLaw.Fit(DensityFile.Read().Models);
    private static readonly InformationLimit s_limit = new("test", 2, 0.1, "none");
    private static readonly TrendForecaster s_forecaster = new(s_fit, [s_limit]);

    // PAPER A.6: S 53.74 is 14.45 B. On 7.225 B parameters that is ρ = 2: t = (ln 2 + 2.6110)/0.0065287 = 506.1 days after 24 February 2023.
    [Fact]
    public void WhenScore_GoldenScore_IsHandWorked()
    {
        var forecast = s_forecaster.WhenScore(References.Published, "average", 53.74, 7.225e9);

        Assert.Equal(14.45e9, forecast.EffectiveParameters!.Value, 0.02e9);
        Assert.Equal(2, forecast.RequiredDensity!.Value, 0.005);
        Assert.InRange(forecast.Date!.Value, new DateOnly(2024, 7, 13), new DateOnly(2024, 7, 16));
        Assert.True(forecast.Interval!.Lower < forecast.Date && forecast.Date < forecast.Interval.Upper);
        Assert.True(forecast.Extrapolation);
        // The trend is bent after its last record only.
        Assert.Equal(forecast.Date, Assert.Single(forecast.Limits).Date);
    }

    [Fact]
    public void WhenScore_MoreParameters_AreEarlier()
    {
        var small = s_forecaster.WhenScore(References.Published, "average", 71.86, 1e9);
        var large = s_forecaster.WhenScore(References.Published, "average", 71.86, 8e9);

        Assert.True(large.Date < small.Date);
        // Eight times the parameters are three doubling times.
        Assert.Equal(3 * 106.17, small.Date!.Value.DayNumber - large.Date!.Value.DayNumber, 1.1);
        Assert.Contains(small.Notes, n => n.StartsWith("An extrapolation", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5, DensityStatus.BelowFloor)]
    [InlineData(99.5, DensityStatus.AboveCeiling)]
    public void WhenScore_OutOfTheCurvesRange_HasNoDay(double score, DensityStatus status)
    {
        var forecast = s_forecaster.WhenScore(References.Published, "average", score, 1e9);

        Assert.Equal(status, forecast.Status);
        Assert.Null(forecast.Date);
        Assert.Null(forecast.Interval);
        Assert.Contains(forecast.Notes, n => n.Contains("no day", StringComparison.Ordinal));
    }

    [Fact]
    public void OnDevice_TwentyFourGigabytes_IsHandWorked()
    {
        var memory = new DeviceMemory { Gigabytes = 24 };

        var forecast = s_forecaster.OnDevice(References.Published, "average", memory, new DateOnly(2025, 4, 5));

        // 24e9 · 0.8 / 2 bytes. The line says 11.3 in April 2025.
        Assert.Equal(9.6e9, forecast.Parameters, 1);
        Assert.Equal(11.3, forecast.Density, 1);
        Assert.Equal(forecast.Density * 9.6e9, forecast.EffectiveParameters, 1);
        Assert.True(forecast.DensityInterval.Holds(forecast.Density) && forecast.ScoreInterval.Holds(forecast.ScorePercent));
        Assert.Equal(References.Published.Find("average")!.ScoreAt(forecast.EffectiveParameters), forecast.ScorePercent, 9);
        Assert.True(forecast.Limits[0].Density < forecast.Density);
        Assert.True(forecast.Limits[0].Density < s_limit.Ceiling);
    }

    [Fact]
    public void OnDevice_LaterDays_DoMoreAndAreLessCertain()
    {
        var memory = new DeviceMemory { Gigabytes = 8, BytesPerParameter = 0.5 };
        var soon = s_forecaster.OnDevice(References.Published, "average", memory, new DateOnly(2025, 1, 1));
        var late = s_forecaster.OnDevice(References.Published, "average", memory, new DateOnly(2027, 1, 1));

        Assert.True(late.ScorePercent > soon.ScorePercent);
        Assert.True(Width(late) > Width(soon));

        static double Width(DeviceForecast forecast) => Math.Log(forecast.DensityInterval.Upper!.Value / forecast.DensityInterval.Lower!.Value);
    }

    [Fact]
    public void Forecaster_QuantileLine_IsRefused() => Assert.Throws<ArgumentException>(() =>
        new TrendForecaster(TrendLaw.Fit(DensityFile.Read().Models, TrendRule.Quantile95), []));

    // The textbook line through (1, 2), (2, 4), (3, 5), (4, 4), (5, 5): slope 0.6, intercept 2.2, s² = 2.4/3, Sxx = 10. A new point at 6 has
    // s √(1 + 1/5 + 9/10) = √1.68 = 1.296148; Student's quantile for 3 degrees of freedom and 90 % is 2.353363.
    [Fact]
    public void DensityOn_HandWorkedLine_HoldsTheErrorsOfSlopeAndLevelAndTheScatter()
    {
        var origin = new DateOnly(2024, 1, 1);
        double[] logs = [2, 4, 5, 4, 5];
        DatedDensity[] models = [.. logs.Select((y, i) => new DatedDensity { Model = $"m{i}", Family = "f", Date = origin.AddDays(i + 1), Density = Math.Exp(y) })];
        var forecaster = new TrendForecaster(TrendLaw.Fit(models, TrendRule.AllModels, origin), []);

        var (density, interval) = forecaster.DensityOn(origin.AddDays(6));

        Assert.Equal(5.8, Math.Log(density), 1e-9);
        Assert.Equal(5.8 - 2.353363 * 1.296148, Math.Log(interval.Lower!.Value), 1e-5);
        Assert.Equal(5.8 + 2.353363 * 1.296148, Math.Log(interval.Upper!.Value), 1e-5);
    }

    [Fact]
    public void DensityOn_FourThousandSimulatedTrends_CoversTheNextRecordNineTimesInTen()
    {
        var random = new Pcg32(1);
        var origin = new DateOnly(2023, 1, 1);
        const int replications = 4000;
        var held = 0;
        for (var r = 0; r < replications; r++)
        {
            DatedDensity[] models = [.. Enumerable.Range(0, 9).Select(i => new DatedDensity
            {
                Model = $"m{i}",
                Family = "f",
                Date = origin.AddDays(80 * i),
                Density = Math.Exp(0.0065 * 80 * i + 0.3 * RandomVariates.Normal(ref random)),
            })];
            var next = Math.Exp(0.0065 * 1000 + 0.3 * RandomVariates.Normal(ref random));
            held += new TrendForecaster(TrendLaw.Fit(models, TrendRule.AllModels, origin), []).DensityOn(origin.AddDays(1000)).Interval.Holds(next) ? 1 : 0;
        }

        // Four standard errors of 0.0047.
        Assert.InRange(held / (double)replications, 0.881, 0.919);
    }

    [Fact]
    public void BentTrend_HalfTheCeiling_IsReachedWhereItsFormulaSays()
    {
        var bent = new BentTrend(s_fit, 20);
        var start = s_fit.DayOf(s_fit.Records[^1].Date);

        var half = bent.DayOf(10)!.Value;

        Assert.Equal(10, bent.At(half), 9);
        // e^(A (t − t₀)) = C/ρ₀ − 1.
        Assert.Equal(20 / s_fit.DensityOn(s_fit.Records[^1].Date) - 1, Math.Exp(s_fit.SlopePerDay * (half - start)), 9);
        Assert.Null(bent.DayOf(20));
        Assert.Equal(20, bent.At(1e6), 9);
    }

    [Fact]
    public void BentTrend_ACeilingFarAway_IsTheTrend()
    {
        var bent = new BentTrend(s_fit, 1e12);

        Assert.Equal(s_fit.DensityOn(new DateOnly(2026, 1, 1)), bent.At(s_fit.DayOf(new DateOnly(2026, 1, 1))), 1e-6);
    }
}
