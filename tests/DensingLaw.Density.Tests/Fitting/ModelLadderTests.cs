namespace DensingLaw.Density.Tests;

/// <summary>AI2's ladder, refitted, against the predictions that were published with it (arXiv 2412.04403).</summary>
public sealed class ModelLadderTests
{
    /// <summary>In bits per byte and in shares of right answers.</summary>
    private const double Tolerance = 1e-4;

    private static readonly Dictionary<string, Lazy<CurveFit>> s_fits = OlmoLadder.Tasks.ToDictionary(
        t => t, t => new Lazy<CurveFit>(() => ModelLadder.Fit(t, OlmoLadder.Data.Value.Runs(t))));

    public static TheoryData<string> Tasks => [.. OlmoLadder.Tasks];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Fit_EveryTask_PredictsTheThirteenBillionModelAsPublished(string task)
    {
        var fit = s_fits[task].Value;
        var published = OlmoLadder.Data.Value.GoldenOf(task).GetProperty("published");
        double Published(string step, string field) => published.GetProperty(step).GetProperty(field).GetDouble();

        var loss = fit.Chosen.Law.Loss(13_202_396_160, 5_000_088_518_656);

        Assert.Equal(Published("step1", "predicted"), loss, Tolerance);
        Assert.Equal(Published("step2", "predicted"), fit.Score.Curve.Score(Published("step1", "actual")) / 100, Tolerance);
        Assert.Equal(Published("chained", "predicted"), fit.Score.Curve.Score(loss) / 100, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Fit_EveryTask_HasOneOptimumNoWorseThanTheKnownOne(string task)
    {
        var fit = s_fits[task].Value;
        var golden = OlmoLadder.Data.Value.GoldenOf(task).GetProperty("step1");

        // Varied tokens per parameter: every search ends in the same place, unlike with the paper's ladder.
        Assert.Single(fit.Loss.Optima);
        Assert.Equal(fit.Loss.Options.Starts, fit.Loss.Best.Starts);
        Assert.InRange(fit.Loss.Best.Objective, 0, golden.GetProperty("objective").GetDouble() * (1 + 1e-6));
        Assert.Equal(golden.GetProperty("E").GetDouble(), fit.Loss.Best.Law.Irreducible, 1e-4);
    }
}
