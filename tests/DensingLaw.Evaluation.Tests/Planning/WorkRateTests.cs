using DensingLaw.Evaluation.Planning;
using DensingLaw.Inference;
using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Tests.Planning;

public sealed class WorkRateTests
{
    // A model of 100 million parameters in the layers, 30 layers of 9 heads of 64, and a vocabulary of 50,000 × 576.
    private static readonly ForwardCost s_arithmetic = new(1e8, 34560, 28.8e6);

    [Theory]
    [InlineData(0.01, 4e-4, 2e-7, 1e-4)]
    [InlineData(0, 1e-3, 1e-7, 1e-3)]
    [InlineData(0.05, 2e-5, 5e-9, 1e-6)]
    public void Fit_TimesOfKnownRates_RecoversThem(double perForward, double perToken, double perPair, double perRead)
    {
        var truth = new WorkRate(perForward, perToken, perPair, perRead);
        var next = Numbers(1);
        TimedWork[] samples = [.. Enumerable.Range(0, 12).Select(_ => Draw(next)).Select(w => new TimedWork(w, truth.Seconds(w)))];
        var fit = WorkRate.Fit(samples, s_arithmetic)!;

        // The prior draws rates of little share towards the arithmetic; it moves what is foretold of a plan by less than 2 %.
        var plan = Enumerable.Range(0, 50).Aggregate(default(ForwardWork), (sum, _) => sum + Draw(next));
        Assert.InRange(fit.Seconds(plan) / truth.Seconds(plan), 0.98, 1.02);
        Assert.InRange(fit.PerToken / perToken, 0.9, 1.1);
    }

    [Fact]
    public void Fit_ForwardsAllAlike_FollowsTheArithmetic()
    {
        // Twice the tokens and reads behind nothing are twice the arithmetic save pairs, which are four times as many.
        var work = new ForwardWork(1, 100, 5000, 4);
        var fit = WorkRate.Fit(Enumerable.Repeat(new TimedWork(work, 0.5), 5), s_arithmetic)!;
        Assert.Equal(0.5, fit.Seconds(work), 6);
        var larger = new ForwardWork(1, 200, 20000, 8);
        Assert.Equal(0.5 * s_arithmetic.Of(larger) / s_arithmetic.Of(work), fit.Seconds(larger), 3);
    }

    [Fact]
    public void Fit_NoisyTimes_ForetellsTheirSum()
    {
        var truth = new WorkRate(0.01, 4e-4, 2e-7, 1e-4);
        var worst = 0.0;
        for (var seed = 1; seed <= 100; seed++)
        {
            var next = Numbers((ulong)seed);
            var samples = Enumerable.Range(0, 10).Select(_ => Draw(next)).Select(w => new TimedWork(w, truth.Seconds(w) * (0.8 + (0.4 * next()))));
            var fit = WorkRate.Fit([.. samples], s_arithmetic)!;
            var total = Enumerable.Range(0, 300).Aggregate(default(ForwardWork), (sum, _) => sum + Draw(next));
            worst = Math.Max(worst, Math.Abs((fit.Seconds(total) / truth.Seconds(total)) - 1));
        }

        // Times are off by 12 % (the standard deviation of ±20 %), the mean of ten by 4 %, and with four rates to find by 6 %: the worst of a hundred is three times that.
        Assert.InRange(worst, 0, 0.2);
    }

    [Fact]
    public void Fit_NothingTimed_IsNull() => Assert.Null(WorkRate.Fit([], s_arithmetic));

    /// <summary>The generator is a value: its copies would all give the same numbers.</summary>
    private static Func<double> Numbers(ulong seed)
    {
        var random = new Pcg32(seed);
        return () => random.NextDouble();
    }

    private static ForwardWork Draw(Func<double> next)
    {
        var (tokens, prefix, reads) = (20 + (int)(next() * 2000), (int)(next() * 1500), 1 + (int)(next() * 100));
        return new ForwardWork(1, tokens, tokens * (prefix + (tokens / 2.0)), reads);
    }
}
