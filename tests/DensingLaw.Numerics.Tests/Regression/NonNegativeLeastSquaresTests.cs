namespace DensingLaw.Numerics.Tests;

public sealed class NonNegativeLeastSquaresTests
{
    [Fact]
    public void Solve_UnboundedSolutionBelowZero_IsTheBestOnTheBound()
    {
        // Without the bound y = 2 − t fits (0, 2), (1, 1), (2, 0) exactly; with slopes of at least 0 the mean is best.
        var x = NonNegativeLeastSquares.Solve([[1, 0], [1, 1], [1, 2]], [2, 1, 0]);
        Assert.Equal(1, x[0], 12);
        Assert.Equal(0, x[1]);
    }

    [Fact]
    public void Solve_RandomProblems_MeetsTheConditionsOfTheMinimum()
    {
        // Kuhn and Tucker: the gradient Aᵀ(A x − b) is 0 where x > 0, and at least 0 where x = 0.
        var random = new Pcg32(5);
        for (var problem = 0; problem < 200; problem++)
        {
            double[][] rows = [.. Enumerable.Range(0, 9).Select(_ => Enumerable.Range(0, 4).Select(_ => random.NextDouble() - 0.3).ToArray())];
            double[] values = [.. Enumerable.Range(0, 9).Select(_ => random.NextDouble() - 0.5)];
            var x = NonNegativeLeastSquares.Solve(rows, values);
            for (var j = 0; j < 4; j++)
            {
                var gradient = rows.Zip(values).Sum(r => r.First[j] * (r.First.Zip(x).Sum(p => p.First * p.Second) - r.Second));
                Assert.True(x[j] > 0 ? Math.Abs(gradient) < 1e-10 : gradient > -1e-10, $"problem {problem}: x[{j}] is {x[j]} and its gradient {gradient}");
            }
        }
    }

    [Fact]
    public void Solve_FewerRowsThanColumns_IsRefused() => Assert.Throws<ArgumentException>(() => NonNegativeLeastSquares.Solve([[1, 2]], [1]));
}
