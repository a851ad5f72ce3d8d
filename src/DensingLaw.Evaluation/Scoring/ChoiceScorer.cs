using System.Globalization;

namespace DensingLaw.Evaluation.Scoring;

/// <summary>Scores an item whose continuations were compared by likelihood (<c>acc</c> of lm-evaluation-harness, PROTOCOLS 2.0).</summary>
public static class ChoiceScorer
{
    /// <param name="logLikelihoods">Summed log-probability of each continuation, in nats; at least two, in the item's order; −∞ is allowed.</param>
    /// <param name="goldIndex">The right one, from 0.</param>
    /// <exception cref="ArgumentException">Fewer than two values, a value that is NaN or +∞, or a gold index outside them.</exception>
    public static ChoiceOutcome Score(ReadOnlySpan<double> logLikelihoods, int goldIndex)
    {
        if (logLikelihoods.Length < 2)
            throw new ArgumentException($"{logLikelihoods.Length} log-likelihood(s): a choice needs at least 2", nameof(logLikelihoods));
        ArgumentOutOfRangeException.ThrowIfNegative(goldIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(goldIndex, logLikelihoods.Length);
        var best = 0;
        var second = double.NegativeInfinity;
        for (var i = 0; i < logLikelihoods.Length; i++)
        {
            var value = logLikelihoods[i];
            if (double.IsNaN(value) || double.IsPositiveInfinity(value))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"log-likelihood {i} is {value}; finite or -Infinity is needed"), nameof(logLikelihoods));
            }

            if (i > 0 && value > logLikelihoods[best])
                (second, best) = (logLikelihoods[best], i);
            else if (i > 0)
                second = Math.Max(second, value);
        }

        var top = logLikelihoods[best];
        return new ChoiceOutcome(best, best == goldIndex, top == second ? 0 : top - second);
    }
}
