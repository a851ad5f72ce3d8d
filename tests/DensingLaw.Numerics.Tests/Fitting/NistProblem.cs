using System.Globalization;
using DensingLaw.Tests;

namespace DensingLaw.Numerics.Tests;

/// <summary>One certified problem of NIST's Statistical Reference Datasets, read from its own file.</summary>
internal sealed record NistProblem(
    double[] Start1, double[] Start2, double[] Certified, double[] CertifiedErrors, double SumOfSquares, double[] Response, double[][] Predictors)
{
    public static NistProblem Read(string name)
    {
        var lines = File.ReadAllLines(SharedFolder.Require($"nist/{name}.dat"));
        var parameters = lines.Where(l => l.TrimStart().StartsWith('b') && l.Contains('=', StringComparison.Ordinal))
            .Select(l => Numbers(l.Split('=')[1])).Where(p => p.Length == 4).ToArray();
        var sum = double.Parse(lines.Single(l => l.StartsWith("Residual Sum of Squares", StringComparison.Ordinal)).Split(':')[1], CultureInfo.InvariantCulture);
        // The format fixes the data's first line.
        var data = lines.Skip(60).Where(l => l.Trim().Length > 0).Select(Numbers).ToArray();
        return new NistProblem(
            [.. parameters.Select(p => p[0])], [.. parameters.Select(p => p[1])], [.. parameters.Select(p => p[2])], [.. parameters.Select(p => p[3])],
            sum, [.. data.Select(d => d[0])], [.. data.Select(d => d[1..])]);
    }

    private static double[] Numbers(string line) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
}
