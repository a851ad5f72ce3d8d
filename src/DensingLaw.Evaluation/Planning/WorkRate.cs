using DensingLaw.Inference;
using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Planning;

/// <summary>Seconds that a model's forwards take on a machine, by what they do.</summary>
/// <param name="PerForward">Of a call of the engine, whatever it does.</param>
/// <param name="PerToken">Of an own token in the layers.</param>
/// <param name="PerPair">Of a token attending to one other.</param>
/// <param name="PerRead">Of a read position in the head.</param>
public sealed record WorkRate(double PerForward, double PerToken, double PerPair, double PerRead)
{
    /// <summary>
    /// How much the arithmetic weighs against the times: a deviation of the parameters from it by their own size counts as this deviation, relative to its
    /// time, of one forward. It decides what the sample leaves open: a slow machine does half a dozen forwards in a trial, which are nearly alike, and with a
    /// twentieth of this weight their noise became a price of read positions eight times the true one.
    /// </summary>
    private const double ArithmeticWeight = 0.2;

    /// <summary>Seconds of some work.</summary>
    public double Seconds(ForwardWork work) => (work.Forwards * PerForward) + (work.Tokens * PerToken) + (work.Pairs * PerPair) + (work.Reads * PerRead);

    /// <summary>
    /// Fits the rates to timed forwards by least squares. Deviations are in units of √(t t̄), t a forward's time and t̄ their mean, since a forward's time spreads
    /// the more the longer it takes; no rate is below 0, and the arithmetic at its pooled rate is the prior of all but <see cref="PerForward"/>, whose prior is 0.
    /// </summary>
    /// <param name="samples">Forwards with their times; those without time are left out.</param>
    /// <param name="arithmetic">What forwards cost.</param>
    /// <returns>Null without samples.</returns>
    public static WorkRate? Fit(IEnumerable<TimedWork> samples, ForwardCost arithmetic)
    {
        ArgumentNullException.ThrowIfNull(arithmetic);
        var timed = samples.Where(s => s.Seconds > 0).ToArray();
        if (timed.Length == 0)
            return null;
        var mean = timed.Average(s => s.Seconds);
        var pooled = timed.Sum(s => s.Seconds) / timed.Sum(s => arithmetic.Of(s.Work));
        double[] unit = [mean, pooled * arithmetic.PerToken, pooled * arithmetic.PerPair, pooled * arithmetic.PerRead];
        double[] prior = [0, 1, 1, 1];
        var rows = new List<double[]>();
        var values = new List<double>();
        foreach (var (work, seconds) in timed)
        {
            var deviation = Math.Sqrt(seconds * mean);
            rows.Add([work.Forwards * unit[0] / deviation, work.Tokens * unit[1] / deviation, work.Pairs * unit[2] / deviation, work.Reads * unit[3] / deviation]);
            values.Add(seconds / deviation);
        }

        for (var j = 0; j < prior.Length; j++)
        {
            rows.Add([.. Enumerable.Range(0, prior.Length).Select(k => k == j ? ArithmeticWeight : 0)]);
            values.Add(ArithmeticWeight * prior[j]);
        }

        var fit = NonNegativeLeastSquares.Solve(rows, values);
        return new WorkRate(unit[0] * fit[0], unit[1] * fit[1], unit[2] * fit[2], unit[3] * fit[3]);
    }
}
