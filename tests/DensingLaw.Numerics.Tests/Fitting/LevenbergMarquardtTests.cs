namespace DensingLaw.Numerics.Tests;

public sealed class LevenbergMarquardtTests
{
    private static readonly double[] s_line = [0, 1, 2, 3, 4];

    [Fact]
    public void Minimize_BoundInTheWay_StopsOnItAndSaysSo()
    {
        // y = 2 − 3x with the slope kept at −1 or more: the intercept is then the mean of y + x, which is 2 − 2·mean(x) = −2.
        var problem = Line([2, -1, -4, -7, -10]) with { Lower = [double.NegativeInfinity, -1] };

        var fit = LevenbergMarquardt.Minimize(problem, [0, 5]);

        Assert.Equal(FitExit.Converged, fit.Exit);
        Assert.Equal(-2, fit.Parameters[0], 1e-10);
        Assert.Equal(-1, fit.Parameters[1]);
        Assert.Equal([false, true], fit.AtBound);
        Assert.Equal(4, fit.DegreesOfFreedom);
    }

    [Fact]
    public void Minimize_EqualBounds_KeepTheParameter()
    {
        var fit = LevenbergMarquardt.Minimize(Line([1, 3, 5, 7, 9]) with { Lower = [0, -9], Upper = [0, 9] }, [5, 1]);

        // Through the origin: Σxy/Σx² = (3 + 10 + 21 + 36)/30.
        Assert.Equal(0, fit.Parameters[0]);
        Assert.Equal(70.0 / 30, fit.Parameters[1], 1e-12);
    }

    [Fact]
    public void Minimize_Huber_LeavesAnOutlierItsPullOfDelta()
    {
        // Location of 0, 0, 0, 10 with δ = 1: three residuals of size t balance one of size δ, 3t = 1.
        double[] values = [0, 0, 0, 10];
        var problem = new LeastSquaresProblem
        {
            ParameterCount = 1,
            ResidualCount = 4,
            Residuals = (x, r) =>
            {
                for (var i = 0; i < r.Length; i++)
                    r[i] = x[0] - values[i];
            },
            HuberDelta = 1,
        };

        var fit = LevenbergMarquardt.Minimize(problem, [9]);

        Assert.Equal(1.0 / 3, fit.Parameters[0], 1e-9);
        // 3·(1/3)²/2 + 1·(10 − 1/3 − 1/2).
        Assert.Equal(1.0 / 6 + 9.0 + 1.0 / 6, fit.Objective, 1e-9);
    }

    [Fact]
    public void Minimize_NotFiniteAtTheStart_IsAResult()
    {
        var problem = new LeastSquaresProblem { ParameterCount = 1, ResidualCount = 1, Residuals = (x, r) => r[0] = Math.Log(x[0]) };

        Assert.Equal(FitExit.NonFinite, LevenbergMarquardt.Minimize(problem, [-1]).Exit);
        Assert.Equal(1, LevenbergMarquardt.Minimize(problem, [0.2]).Parameters[0], 1e-12);
    }

    [Fact]
    public void Minimize_BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => LevenbergMarquardt.Minimize(Line([1, 2, 3, 4, 5]), [1]));
        Assert.Throws<ArgumentException>(() => LevenbergMarquardt.Minimize(Line([1, 2, 3, 4, 5]) with { Lower = [1, 1], Upper = [0, 2] }, [1, 1]));
        Assert.Throws<ArgumentException>(() => LevenbergMarquardt.Minimize(Line([1, 2, 3, 4, 5]) with { HuberDelta = 0 }, [1, 1]));
    }

    [Fact]
    public void Search_TwoMinima_FindsBoth()
    {
        // (x² − 1)² + 0.01 (x − 1)²: the minimum at 1 is 0; the other lies near −1.
        var problem = new LeastSquaresProblem
        {
            ParameterCount = 1,
            ResidualCount = 2,
            Residuals = (x, r) => (r[0], r[1]) = (x[0] * x[0] - 1, 0.1 * (x[0] - 1)),
        };

        var optima = MultiStart.Search(problem, MultiStart.Points([-3], [3], 40, 7));

        Assert.Equal(2, optima.Count);
        Assert.Equal(1, optima[0].Fit.Parameters[0], 1e-6);
        Assert.InRange(optima[1].Fit.Parameters[0], -1, -0.98);
        Assert.Equal(40, optima.Sum(o => o.Starts));
    }

    [Fact]
    public void Points_Many_FillTheBoxEvenly()
    {
        double[][] points = [.. MultiStart.Points([0, 10], [1, 20], 400, 3)];

        Assert.All(points, p => Assert.True(p[0] is >= 0 and < 1 && p[1] is >= 10 and < 20));
        // 16 cells of 25 points each if perfectly even.
        foreach (var cell in points.GroupBy(p => ((int)(p[0] * 4), (int)((p[1] - 10) / 2.5))))
            Assert.InRange(cell.Count(), 20, 30);
        Assert.Equal(points[5], MultiStart.Points([0, 10], [1, 20], 400, 3).ElementAt(5));
    }

    private static LeastSquaresProblem Line(double[] y) => new()
    {
        ParameterCount = 2,
        ResidualCount = y.Length,
        Residuals = (b, r) =>
        {
            for (var i = 0; i < r.Length; i++)
                r[i] = b[0] + b[1] * s_line[i] - y[i];
        },
    };
}
