namespace DensingLaw.Evaluation;

/// <summary>What a benchmark's protocol compares, and losses of its gold answers, of items that share the start of their prompts.</summary>
internal sealed class EncodedScores(PendingScore[] pending, PreparedScore[] prepared, Func<string, bool> isRecorded) : EncodedCall
{
    public ScoreBatch Batch { get; } = new(prepared, i => isRecorded(pending[i].Key));

    public override long Tokens
    {
        get
        {
            var (tokens, last) = (0L, ReadOnlyMemory<int>.Empty);
            foreach (var request in Batch.Requests)
            {
                // An item's choices have one context, and it is held once.
                tokens += request.Continuation.Length + (request.Context.Equals(last) ? 0 : request.Context.Length);
                last = request.Context;
            }

            return tokens;
        }
    }

    /// <summary>Scores what is not recorded, and tells each result as soon as it is known.</summary>
    public void Run(RunEngine engine, Action<PendingScore, ItemRecord> finished, CancellationToken cancellation)
    {
        if (Batch.Run(engine.Score, i => finished(pending[i], prepared[i].ToRecord()), cancellation) is { } left)
            throw new EngineException($"the engine returned no result for item '{pending[left].Item.Id}' of {pending[left].Benchmark.Plan.Name}");
    }
}
