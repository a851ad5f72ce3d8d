namespace DensingLaw.Numerics.Tests;

/// <summary>NIST's certified nonlinear regressions, from both of their starts.</summary>
public sealed class NistNonlinearTests
{
    /// <summary>Digits that must agree with the certified values, which have 11.</summary>
    private const double Digits = 6;

    public static TheoryData<string, int> Problems => [.. NistModels.All.Keys.SelectMany(k => new (string, int)[] { (k, 1), (k, 2) })];

    /// <summary>Lanczos1 has residuals at the level of rounding, so that its certified errors have no digits in doubles.</summary>
    public static TheoryData<string, int> ProblemsWithErrors => [.. NistModels.All.Keys.Where(k => k != "Lanczos1").SelectMany(k => new (string, int)[] { (k, 1), (k, 2) })];

    [Theory]
    [MemberData(nameof(Problems))]
    public void Minimize_CertifiedProblem_HasSixDigits(string name, int start)
    {
        var problem = NistProblem.Read(name);

        var fit = LevenbergMarquardt.Minimize(Problem(name, problem), start == 1 ? problem.Start1 : problem.Start2);

        Assert.Equal(FitExit.Converged, fit.Exit);
        for (var j = 0; j < problem.Certified.Length; j++)
            AssertDigits(problem.Certified[j], fit.Parameters[j], $"{name} b{j + 1} from start {start}");
    }

    [Theory]
    [MemberData(nameof(ProblemsWithErrors))]
    public void Covariance_CertifiedProblem_GivesTheCertifiedErrors(string name, int start)
    {
        var problem = NistProblem.Read(name);
        var fit = LevenbergMarquardt.Minimize(Problem(name, problem), start == 1 ? problem.Start1 : problem.Start2);

        var covariance = FitCovariance.Of(fit)!;

        for (var j = 0; j < problem.Certified.Length; j++)
            AssertDigits(problem.CertifiedErrors[j], Math.Sqrt(covariance[j, j]), $"{name} error of b{j + 1} from start {start}");
        AssertDigits(problem.SumOfSquares, fit.SumOfSquares, $"{name} residual sum of squares");
    }

    private static LeastSquaresProblem Problem(string name, NistProblem problem)
    {
        var model = NistModels.All[name];
        // Nelson's response is the logarithm.
        double[] response = name == "Nelson" ? [.. problem.Response.Select(y => Math.Log(y))] : problem.Response;
        return new LeastSquaresProblem
        {
            ParameterCount = problem.Certified.Length,
            ResidualCount = response.Length,
            Residuals = (b, r) =>
            {
                for (var i = 0; i < r.Length; i++)
                    r[i] = model(b, problem.Predictors[i]) - response[i];
            },
        };
    }

    private static void AssertDigits(double certified, double found, string what)
    {
        var digits = -Math.Log10(Math.Abs(found - certified) / Math.Abs(certified));
        Assert.True(digits >= Digits, $"{what}: {found:R} has {digits:0.0} digits of {certified:R}");
    }
}
