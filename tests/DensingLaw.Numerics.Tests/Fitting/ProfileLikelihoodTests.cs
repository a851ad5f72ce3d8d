namespace DensingLaw.Numerics.Tests;

public sealed class ProfileLikelihoodTests
{
    [Fact]
    public void Of_LinearModel_IsStudentsInterval()
    {
        // y = b x through the origin: the profile is exact, b ± t(ν) s/√Σx². Σx² = 55, b = 110.2/55, ν = 4, t(0.95; 4) = 2.131847.
        double[] x = [1, 2, 3, 4, 5], y = [2.1, 3.9, 6.2, 7.8, 10.1];
        var problem = new LeastSquaresProblem
        {
            ParameterCount = 1,
            ResidualCount = 5,
            Residuals = (b, r) =>
            {
                for (var i = 0; i < r.Length; i++)
                    r[i] = b[0] * x[i] - y[i];
            },
        };
        var fit = LevenbergMarquardt.Minimize(problem, [1]);

        var interval = ProfileLikelihood.Of(problem, fit, 0);

        const double B = 110.2 / 55;
        var s = Math.Sqrt(x.Zip(y, (u, v) => Math.Pow(B * u - v, 2)).Sum() / 4);
        Assert.Equal(B - 2.131847 * s / Math.Sqrt(55), interval.Lower, 1e-5);
        Assert.Equal(B + 2.131847 * s / Math.Sqrt(55), interval.Upper, 1e-5);
    }

    [Fact]
    public void Of_ParameterTheDataDoNotBound_IsOpenOnThatSide()
    {
        // y = 1 − e^(−b x) at large x: once the exponential is gone, a larger b fits as well.
        var problem = new LeastSquaresProblem
        {
            ParameterCount = 1,
            ResidualCount = 3,
            Residuals = (b, r) =>
            {
                double[] noise = [0.02, -0.01, 0.015];
                for (var i = 0; i < 3; i++)
                    r[i] = 1 - Math.Exp(-b[0] * (i + 2)) - 0.995 - noise[i];
            },
        };
        var fit = LevenbergMarquardt.Minimize(problem, [1]);

        var interval = ProfileLikelihood.Of(problem, fit, 0);

        Assert.True(double.IsFinite(interval.Lower) && interval.Lower < fit.Parameters[0]);
        Assert.Equal(double.PositiveInfinity, interval.Upper);
    }
}
