namespace DensingLaw.Evaluation;

/// <summary>A call of the engine that a run is going to make, with its token ids.</summary>
internal abstract class EncodedCall
{
    /// <summary>Results in one call of the engine: bounds memory whatever the benchmark; a shared prefix is then computed once more.</summary>
    private const int MaxScoresPerCall = 4096;

    /// <summary>Token ids that it holds.</summary>
    public abstract long Tokens { get; }

    /// <summary>
    /// The calls for what is left of a benchmark, encoded one by one as they are asked for: first all completions, then what is scored. What shares the start of
    /// its prompt goes to the engine together.
    /// </summary>
    /// <param name="scores">What there is to score, in the benchmark's order.</param>
    /// <param name="completions">What there is to complete.</param>
    /// <param name="isRecorded">
    /// Whether the journal holds the result at an address. Such scores are not scored again; they take part in the plan, so that a resumed run forms the
    /// prefixes of an undisturbed one and computes the same numbers.
    /// </param>
    /// <param name="engine">The doors to the tokenizer.</param>
    /// <param name="cancellation">Looked at between items.</param>
    public static IEnumerable<EncodedCall> Of(
        IReadOnlyList<PendingScore> scores, IReadOnlyList<PendingCompletion> completions, Func<string, bool> isRecorded, RunEngine engine, CancellationToken cancellation)
    {
        PendingCompletion[] left = [.. completions.Where(c => !isRecorded(c.Key))];
        if (left.Length > 0)
            yield return new EncodedCompletions(left, Prepare(left, c => c.Prepare(engine), cancellation));
        foreach (var group in scores.GroupBy(s => s.Item.PromptPrefix.Length > 0 ? s.Item.PromptPrefix : s.Item.Subtask, StringComparer.Ordinal)
            .SelectMany(g => g.Chunk(MaxScoresPerCall)).Where(g => !g.All(s => isRecorded(s.Key))))
        {
            yield return new EncodedScores(group, Prepare(group, s => s.Prepare(engine), cancellation), isRecorded);
        }
    }

    private static TPrepared[] Prepare<TPending, TPrepared>(TPending[] pending, Func<TPending, TPrepared> prepare, CancellationToken cancellation)
    {
        var prepared = new TPrepared[pending.Length];
        for (var i = 0; i < pending.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            prepared[i] = prepare(pending[i]);
        }

        return prepared;
    }
}
