using System.Globalization;

namespace DensingLaw.Evaluation.Grading;

/// <summary>pass@k of Chen et al. 2021 (arXiv 2107.03374): the chance that one of k samples passes.</summary>
public static class PassAtK
{
    /// <summary>
    /// The unbiased estimate for one problem, 1 − C(n−c, k) / C(n, k), as the product 1 − Π (1 − k/i) over i = n−c+1 … n:
    /// its factors lie in [0, 1), where the binomials overflow.
    /// </summary>
    /// <param name="samples">n, the programs written; at least 1.</param>
    /// <param name="passed">c, those that passed; 0 to n.</param>
    /// <param name="k">The programs that one may try; 1 to n.</param>
    /// <returns>A fraction in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public static double Estimate(int samples, int passed, int k)
    {
        Check(samples, 1, int.MaxValue, nameof(samples));
        Check(passed, 0, samples, nameof(passed));
        Check(k, 1, samples, nameof(k));
        if (samples - passed < k)
            return 1;
        var allFail = 1.0;
        for (var i = samples - passed + 1L; i <= samples; i++)
            allFail *= 1 - ((double)k / i);
        return 1 - allFail;
    }

    private static void Check(int value, int least, int most, string name)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(
                name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; {least} to {most} is needed"));
        }
    }
}
