using System.Globalization;
using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Evaluation.Scoring;

/// <summary>Scores an item whose continuations were compared by likelihood; one method a <see cref="ChoiceRule"/>. The first of equal choices is taken.</summary>
public static class ChoiceScorer
{
    /// <summary>Tokens that hendrycks/test looks at, and what it gives a choice that is not one of them.</summary>
    public const int TopTokens = 100;

    private const double NotInTop = -100;

    /// <summary>Any rule, for callers that keep what it counts beside the likelihoods.</summary>
    /// <param name="rule">The protocol's rule.</param>
    /// <param name="logLikelihoods">What the rule's method takes.</param>
    /// <param name="counts">Bytes, ranks or tokens of the choices, as the rule's method takes them; not looked at by <see cref="ChoiceRule.Sum"/>.</param>
    /// <param name="goldIndex">The right one, from 0.</param>
    /// <exception cref="ArgumentException">As the rule's method.</exception>
    public static ChoiceOutcome Score(ChoiceRule rule, ReadOnlySpan<double> logLikelihoods, ReadOnlySpan<int> counts, int goldIndex) => rule switch
    {
        ChoiceRule.Sum => Score(logLikelihoods, goldIndex),
        ChoiceRule.PerByte => ScorePerLength(logLikelihoods, counts, goldIndex),
        ChoiceRule.TopHundred => ScoreTopHundred(logLikelihoods, counts, goldIndex),
        ChoiceRule.WholeText => ScoreWholeTexts(logLikelihoods, counts, goldIndex),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "not a rule"),
    };

    /// <summary>The rule <see cref="ChoiceRule.Sum"/> (<c>acc</c> of lm-evaluation-harness, PROTOCOLS 2.0).</summary>
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

    /// <summary>
    /// Sums divided by lengths: the rule <see cref="ChoiceRule.PerByte"/> with UTF-8 bytes, lm-evaluation-harness's <c>acc_norm</c> with characters.
    /// The margin is in nats a unit of length.
    /// </summary>
    /// <param name="logLikelihoods">As for <see cref="Score(ReadOnlySpan{double}, int)"/>.</param>
    /// <param name="lengths">Length of each choice's text without delimiter; at least 1.</param>
    /// <param name="goldIndex">The right one, from 0.</param>
    /// <exception cref="ArgumentException">As for <see cref="Score(ReadOnlySpan{double}, int)"/>; another number of lengths, or one below 1.</exception>
    public static ChoiceOutcome ScorePerLength(ReadOnlySpan<double> logLikelihoods, ReadOnlySpan<int> lengths, int goldIndex)
    {
        CheckCounts(logLikelihoods.Length, lengths, least: 1, nameof(lengths));
        var means = new double[lengths.Length];
        for (var i = 0; i < means.Length; i++)
            means[i] = logLikelihoods[i] / lengths[i];
        return Score(means, goldIndex);
    }

    /// <summary>
    /// The rule <see cref="ChoiceRule.WholeText"/>: −(sum of log-probabilities of all tokens but the first) / (number of all tokens) is OpenCompass's
    /// cross-entropy of a text; the smallest is taken. The margin is in nats a token.
    /// </summary>
    /// <param name="logLikelihoods">Of each text of prompt and continuation, summed over all its tokens but the first, in nats.</param>
    /// <param name="tokens">Tokens of each text, the first (and a beginning-of-sequence token) included; at least 2.</param>
    /// <param name="goldIndex">The right one, from 0.</param>
    /// <exception cref="ArgumentException">As for <see cref="Score(ReadOnlySpan{double}, int)"/>; another number of token counts, or one below 2.</exception>
    public static ChoiceOutcome ScoreWholeTexts(ReadOnlySpan<double> logLikelihoods, ReadOnlySpan<int> tokens, int goldIndex)
    {
        CheckCounts(logLikelihoods.Length, tokens, least: 2, nameof(tokens));
        return ScorePerLength(logLikelihoods, tokens, goldIndex);
    }

    /// <summary>
    /// The rule <see cref="ChoiceRule.TopHundred"/>. A choice outside the 100 likeliest tokens counts −100, so that only the likeliest choice's rank
    /// decides: where even it is outside, all choices are equal and the first is taken.
    /// </summary>
    /// <param name="logProbabilities">Log-probability of each choice's token after the prompt, in nats.</param>
    /// <param name="ranks">How many tokens of the vocabulary are likelier than each choice's; at least 0. A choice of several tokens is never among the 100.</param>
    /// <param name="goldIndex">The right one, from 0.</param>
    /// <exception cref="ArgumentException">As for <see cref="Score(ReadOnlySpan{double}, int)"/>; another number of ranks, or one below 0.</exception>
    public static ChoiceOutcome ScoreTopHundred(ReadOnlySpan<double> logProbabilities, ReadOnlySpan<int> ranks, int goldIndex)
    {
        CheckCounts(logProbabilities.Length, ranks, least: 0, nameof(ranks));
        var kept = new double[ranks.Length];
        for (var i = 0; i < kept.Length; i++)
            kept[i] = ranks[i] < TopTokens ? logProbabilities[i] : NotInTop;
        return Score(kept, goldIndex);
    }

    private static void CheckCounts(int choices, ReadOnlySpan<int> counts, int least, string name)
    {
        if (counts.Length != choices)
            throw new ArgumentException($"{counts.Length} {name} for {choices} choices; one each is needed", name);
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] < least)
                throw new ArgumentException(FormattableString.Invariant($"{name} of choice {i}: {counts[i]}; at least {least} is needed"), name);
        }
    }
}
