using DensingLaw.Inference;

namespace DensingLaw.Tests;

/// <summary>Log-probabilities over the whole vocabulary, from golden logits and from an engine.</summary>
internal static class LogProbs
{
    /// <summary>Log-softmax of each row of logits, in double precision.</summary>
    public static double[][] FromLogits(float[] logits, int vocabulary)
    {
        var rows = new double[logits.Length / vocabulary][];
        for (var row = 0; row < rows.Length; row++)
        {
            var values = logits.AsSpan(row * vocabulary, vocabulary).ToArray();
            var max = values.Max();
            var normaliser = max + Math.Log(values.Sum(v => Math.Exp((double)v - max)));
            rows[row] = [.. values.Select(v => v - normaliser)];
        }

        return rows;
    }

    /// <summary>What the engine predicts after each token, by token id.</summary>
    public static double[][] FromEngine(ICausalLanguageModel model, int[] tokens) =>
        [.. SequenceScorer.Score(model, tokens, model.VocabularySize).Select(ById)];

    /// <summary>The log-probability of every token at one position.</summary>
    public static double[] ById(Prediction prediction)
    {
        var row = new double[prediction.Top.Count];
        foreach (var (token, logProb) in prediction.Top)
        {
            row[token] = logProb;
        }

        return row;
    }

    public static double MaxDifference(double[][] expected, IEnumerable<double[]> actual) =>
        expected.Zip(actual, (e, a) => e.Zip(a, (x, y) => Math.Abs(x - y)).Max()).Max();
}
