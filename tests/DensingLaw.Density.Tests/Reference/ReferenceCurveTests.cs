namespace DensingLaw.Density.Tests;

public sealed class ReferenceCurveTests
{
    private static readonly string[] s_keys = ["mmlu", "bbh", "math", "humaneval", "mbpp", "average"];

    public static TheoryData<string> Keys => [.. s_keys];

    // PAPER A.6, D0 = 5e12.
    [Theory]
    [MemberData(nameof(PaperInversions.All), MemberType = typeof(PaperInversions))]
    public void Invert_ThePapersScores_GiveThePapersParameters(string benchmark, double scorePercent, double parameters)
    {
        var point = References.Published.Find(benchmark)!.Invert(scorePercent);

        Assert.InRange(point.EffectiveParameters!.Value / parameters, 0.995, 1.005);
    }

    // PAPER A.6; the others from the last column of nmi_fitted_constants.csv.
    [Theory]
    [InlineData("average", 98.11)]
    [InlineData("mmlu", 98.67)]
    [InlineData("bbh", 98.26)]
    [InlineData("math", 97.65)]
    [InlineData("humaneval", 98.82)]
    [InlineData("mbpp", 98.75)]
    public void CeilingPercent_AtD0_IsThePapers(string benchmark, double percent) =>
        Assert.Equal(percent, References.Published.Find(benchmark)!.CeilingPercent, 0.01);

    [Theory]
    [MemberData(nameof(Keys))]
    public void Invert_ThenScoreAt_IsTheScoreAndRises(string benchmark)
    {
        var curve = References.Published.Find(benchmark)!;
        var last = 0.0;
        for (var step = 1; step < 2000; step++)
        {
            var score = curve.Score.Floor + (curve.CeilingPercent - curve.Score.Floor) * step / 2000;

            var point = curve.Invert(score);

            Assert.Equal(score, curve.ScoreAt(point.EffectiveParameters!.Value), 1e-8);
            Assert.True(point.EffectiveParameters > last, $"not rising at {score} %");
            last = point.EffectiveParameters.Value;
            var covered = last is >= 5_247_232 and <= 828_225_024;
            Assert.Equal(covered ? DensityStatus.InRange : DensityStatus.Extrapolated, point.Status);
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Invert_AnyScore_IsNeverNaNInfiniteOrClamped(string benchmark)
    {
        var curve = References.Published.Find(benchmark)!;
        for (var score = 0.0; score <= 100; score += 0.01)
        {
            var point = curve.Invert(Math.Min(score, 100));

            var finite = point.EffectiveParameters is { } n && double.IsFinite(n) && n > 0;
            Assert.Equal(finite, point.Status is DensityStatus.InRange or DensityStatus.Extrapolated);
            Assert.Equal(finite, point.EffectiveParameters is not null);
            Assert.Equal(score <= curve.Score.Floor, point.Status == DensityStatus.BelowFloor);
            if (Math.Abs(score - curve.CeilingPercent) > 1e-9)
                Assert.Equal(score > curve.CeilingPercent, point.Status == DensityStatus.AboveCeiling);
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Invert_BesideTheEdges_KeepsItsSide(string benchmark)
    {
        var curve = References.Published.Find(benchmark)!;

        Assert.Equal(DensityStatus.BelowFloor, curve.Invert(curve.Score.Floor).Status);
        Assert.Equal(DensityStatus.AboveCeiling, curve.Invert(100).Status);
        Assert.Equal(DensityStatus.AboveCeiling, curve.Invert(Math.Min(100, curve.Score.Asymptote)).Status);
        Assert.NotEqual(DensityStatus.AboveCeiling, curve.Invert(Math.BitIncrement(curve.Score.Floor)).Status);
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.Invert(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.Invert(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.Invert(100.1));
    }
}
