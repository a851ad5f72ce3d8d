using System.Threading.Channels;

namespace DensingLaw.Evaluation;

/// <summary>
/// Scores what a benchmark's protocol compares and the losses of its gold answers. Items that share the start of their prompt go to the engine together;
/// the next such group is encoded meanwhile.
/// </summary>
/// <param name="scores">What there is to score, in the benchmark's order.</param>
/// <param name="isRecorded">
/// Whether the journal holds the result at an address. Such results are not scored again; they take part in the plan, so that a resumed run forms the
/// prefixes of an undisturbed one and computes the same numbers.
/// </param>
/// <param name="engine">The doors to tokenizer and engine.</param>
internal sealed class ScoringRun(IReadOnlyList<PendingScore> scores, Func<string, bool> isRecorded, RunEngine engine)
{
    /// <summary>Results in one call of the engine: bounds memory whatever the benchmark; a shared prefix is then computed once more.</summary>
    private const int MaxScoresPerCall = 4096;

    /// <summary>Scores what is left, and tells each result as soon as it is known.</summary>
    public void Execute(Action<PendingScore, ItemRecord> finished, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var encoded = Channel.CreateBounded<(PendingScore Pending, PreparedScore Prepared)[]>(1);
        var producer = Task.Run(() => EncodeAsync(encoded.Writer, stop.Token), CancellationToken.None);
        try
        {
            while (encoded.Reader.WaitToReadAsync(cancellation).AsTask().GetAwaiter().GetResult())
            {
                while (encoded.Reader.TryRead(out var group))
                    Score(group, finished, cancellation);
            }
        }
        finally
        {
            // The tokenizer must be idle before the caller disposes of it, whether scoring ended well or not.
            stop.Cancel();
            producer.Wait(CancellationToken.None);
        }
    }

    private async Task EncodeAsync(ChannelWriter<(PendingScore, PreparedScore)[]> writer, CancellationToken cancellation)
    {
        try
        {
            foreach (var group in scores.GroupBy(s => s.Item.PromptPrefix.Length > 0 ? s.Item.PromptPrefix : s.Item.Subtask, StringComparer.Ordinal)
                .SelectMany(g => g.Chunk(MaxScoresPerCall)).Where(g => !g.All(s => isRecorded(s.Key))))
            {
                var prepared = new (PendingScore, PreparedScore)[group.Length];
                for (var i = 0; i < group.Length; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    prepared[i] = (group[i], group[i].Prepare(engine));
                }

                await writer.WriteAsync(prepared, cancellation).ConfigureAwait(false);
            }

            writer.Complete();
        }
        catch (Exception error)
        {
            // The scoring side meets it when it has worked off what was encoded before.
            writer.Complete(error);
        }
    }

    private void Score((PendingScore Pending, PreparedScore Prepared)[] group, Action<PendingScore, ItemRecord> finished, CancellationToken cancellation)
    {
        var unscored = ScoreBatch.Run(
            Array.ConvertAll(group, g => g.Prepared), i => isRecorded(group[i].Pending.Key), engine.Score,
            i => finished(group[i].Pending, group[i].Prepared.ToRecord()), cancellation);
        if (unscored is { } left)
            throw new EngineException($"the engine returned no result for item '{group[left].Pending.Item.Id}' of {group[left].Pending.Benchmark.Plan.Name}");
    }
}
