using System.Globalization;

namespace DensingLaw.Density.Tests;

public sealed class ReferenceSetBuilderTests
{
    private static readonly double[] s_sizes = [1e4, 3e4, 1e5];

    [Fact]
    public void Build_LossesThatParametersDoNotLower_IsRefusedSinceTheLawHasNoInverse()
    {
        // L = 0.5 + 3 D^-0.3, whatever N is: the best law with a term in N has it constant.
        var (losses, scores) = Tables(static (_, tokens) => 0.5 + (3 * Math.Pow(tokens, -0.3)));

        var error = Assert.Throws<ArgumentException>(() => Build(losses, scores));

        Assert.Contains("the best law has α = 0 ", error.Message, StringComparison.Ordinal);
        Assert.Contains("the losses do not fall with parameters or with tokens", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_LossesOfALaw_GivesThatLaw()
    {
        var (losses, scores) = Tables(static (parameters, tokens) => (20 * Math.Pow(parameters, -0.4)) + (3 * Math.Pow(tokens, -0.3)));

        var law = Build(losses, scores).Curves.Single().Loss;

        Assert.Equal(0.4, law.Alpha, 1e-4);
        Assert.Equal(0.3, law.Beta, 1e-4);
    }

    [Fact]
    public void ToJson_AnotherOptimumWithoutAnInverse_IsReadAgainAndSaysNothingOfParameters()
    {
        var flat = new LossLaw(0.5, 0, 3, 0.3);
        var published = References.WithoutDraws;
        var curve = published.Curves[0];
        CurveDraw[] draws = [.. Enumerable.Range(0, 2 * 20).Select(i => new CurveDraw(i < 20 ? curve.Loss : flat, curve.Score, i < 20 ? 0 : 1))];
        var set = published with { Curves = [curve with { OtherOptima = [flat], Draws = draws }] };

        var again = ReferenceCurveSet.Parse(set.ToJson(), "curves.json").Curves.Single();

        Assert.Equal(flat, again.OtherOptima.Single());
        var other = again with { Loss = flat };
        var floor = flat.Floor(again.ReferenceTokens);
        Assert.Equal(DensityStatus.AboveCeiling, other.InvertLoss(floor + 0.49).Status);
        Assert.Equal(DensityStatus.BelowFloor, other.InvertLoss(floor + 0.51).Status);
    }

    private static ReferenceCurveSet Build(LossTable losses, ScoreTable scores) => ReferenceSetBuilder.Build(
        losses, scores, "made", new ReferenceSource("made", null, "none", "made"), 1e7, new CurveFitOptions(), bootstrap: null);

    private static (LossTable Losses, ScoreTable Scores) Tables(Func<double, double, double> loss)
    {
        var (losses, scores) = (new List<string> { "model,role,parameters,tokens,benchmark,loss" }, new List<string> { "model,benchmark,role,loss,score_percent" });
        foreach (var (size, tokens) in s_sizes.SelectMany(n => new[] { 20, 60, 200, 600 }.Select(m => (n, n * m))))
        {
            var value = loss(size, tokens);
            var score = 80 / (1 + Math.Exp(10 * (value - 0.6)));
            losses.Add(string.Create(CultureInfo.InvariantCulture, $"n{size}d{tokens},fit,{size},{tokens},math,{value:R}"));
            scores.Add(string.Create(CultureInfo.InvariantCulture, $"n{size}d{tokens},math,fit,{value:R},{score:R}"));
        }

        return (LossTable.Parse(string.Join('\n', losses), "losses"), ScoreTable.Parse(string.Join('\n', scores), "scores"));
    }
}
