using MathNet.Numerics.Distributions;

namespace DensingLaw.Numerics;

/// <summary>The bootstrap over points: how much a statistic would move with other points, with other errors of the points, or both.</summary>
public static class PointBootstrap
{
    /// <summary>Draws of <paramref name="statistic"/>, in the order drawn, those that are NaN left out. Deterministic for a seed.</summary>
    /// <param name="count">Points, at least 1.</param>
    /// <param name="resample">Draw <paramref name="count"/> points with replacement; else each point once, in order.</param>
    /// <param name="perturb">Draw a normal number for each point; else zeros.</param>
    /// <param name="statistic">Computed for each draw.</param>
    /// <param name="options">Number of draws and seed.</param>
    public static double[] Draw(int count, bool resample, bool perturb, PointStatistic statistic, BootstrapOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var random = new Pcg32(options.Seed);
        var indices = new int[count];
        var normals = new double[count];
        var draws = new List<double>(options.Draws);
        for (var draw = 0; draw < options.Draws; draw++)
        {
            for (var i = 0; i < count; i++)
            {
                indices[i] = resample ? (int)random.NextBelow((uint)count) : i;
                normals[i] = perturb ? NextNormal(ref random) : 0;
            }

            var value = statistic(indices, normals);
            if (!double.IsNaN(value))
                draws.Add(value);
        }

        return [.. draws];
    }

    // By inversion, half a step off the ends so that the argument is never 0 or 1.
    private static double NextNormal(ref Pcg32 random) => Normal.InvCDF(0, 1, Math.Min(random.NextDouble() + 5.5e-17, 1 - 1.2e-16));
}
