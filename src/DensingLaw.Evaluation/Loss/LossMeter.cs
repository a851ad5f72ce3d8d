using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Loss;

/// <summary>Measures the losses of texts. Those of a sub-task go to the engine together, because they share their examples.</summary>
public static class LossMeter
{
    /// <summary>Texts in one call of the scorer. This bounds memory whatever the sub-task; a shared prefix is then computed once more.</summary>
    public const int MaxTextsPerCall = 2048;

    /// <summary>Measures every text and reports each loss as soon as its last token is known, in the order that the scorer finishes.</summary>
    /// <param name="texts">Sub-task by sub-task; enumerated once, as far as is needed.</param>
    /// <param name="encoder">Makes requests of them.</param>
    /// <param name="score">Scores requests, telling the index and the result of each.</param>
    /// <param name="finished">Called on this thread with a text's place in <paramref name="texts"/> and its loss, once a text that is not known.</param>
    /// <param name="cancellation">Looked at between forwards.</param>
    /// <param name="isKnown">
    /// Whether the loss of the text at a place is known already. Such texts are not scored; they take part in the plan, so that a resumed measurement
    /// computes the numbers of an undisturbed one. Null: none is.
    /// </param>
    /// <exception cref="DataIntegrityException">An empty continuation.</exception>
    /// <exception cref="EngineException">The scorer left a text without a result.</exception>
    public static void Measure(
        IEnumerable<LossText> texts, LossEncoder encoder, Action<IReadOnlyList<ScoreRequest>, Action<int, ScoreResult>, CancellationToken> score,
        Action<int, ItemLoss> finished, CancellationToken cancellation, Func<int, bool>? isKnown = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var first = 0;
        foreach (var group in Groups(texts))
        {
            var known = new bool[group.Count];
            for (var i = 0; i < known.Length; i++)
                known[i] = isKnown?.Invoke(first + i) ?? false;
            if (!Array.TrueForAll(known, k => k))
                MeasureGroup(group, known, first, encoder, score, finished, cancellation);
            first += group.Count;
        }
    }

    private static void MeasureGroup(
        List<LossText> texts, bool[] known, int first, LossEncoder encoder, Action<IReadOnlyList<ScoreRequest>, Action<int, ScoreResult>, CancellationToken> score,
        Action<int, ItemLoss> finished, CancellationToken cancellation)
    {
        var prepared = new PreparedLoss[texts.Count];
        for (var text = 0; text < prepared.Length; text++)
        {
            cancellation.ThrowIfCancellationRequested();
            prepared[text] = encoder.Prepare(texts[text]);
        }

        if (new ScoreBatch(prepared, i => known[i]).Run(score, i => finished(first + i, prepared[i].ToRecord()), cancellation) is not null)
            throw new EngineException($"the engine returned no result for an item of {texts[0].Subtask} of {texts[0].Benchmark}");
    }

    private static IEnumerable<List<LossText>> Groups(IEnumerable<LossText> texts)
    {
        var group = new List<LossText>();
        foreach (var text in texts)
        {
            if (group.Count == MaxTextsPerCall || (group.Count > 0 && (group[0].Benchmark != text.Benchmark || group[0].Subtask != text.Subtask)))
            {
                yield return group;
                group = [];
            }

            group.Add(text);
        }

        if (group.Count > 0)
            yield return group;
    }
}
