using System.Threading.Channels;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>
/// Measures the items that the journal does not hold yet. The next sub-task is encoded while the engine scores this one; a sub-task goes to the engine
/// whole, because its items share their examples.
/// </summary>
public sealed class MultipleChoiceRun
{
    private readonly JournalWriter _journal;
    private readonly TimeProvider _time;
    private readonly HashSet<string> _recorded;
    private readonly List<PendingItem> _items;

    /// <param name="plan">What the run measures, and with what.</param>
    /// <param name="benchmarks">The plan's benchmarks with their items.</param>
    /// <param name="journal">Where finished items are committed.</param>
    /// <param name="time">Clock of the rates.</param>
    public MultipleChoiceRun(RunPlan plan, IReadOnlyList<ChoiceBenchmark> benchmarks, JournalWriter journal, TimeProvider time)
    {
        _journal = journal;
        _time = time;
        _items = [.. benchmarks.SelectMany(b => PendingItem.Of(b, plan))];
        _recorded = [.. journal.ReadKeys()];
        _recorded.IntersectWith(_items.Select(i => i.Key));
    }

    /// <summary>Items of the whole run.</summary>
    public int ItemsTotal => _items.Count;

    /// <summary>Items that the journal held already.</summary>
    public int ItemsResumed => _recorded.Count;

    /// <summary>
    /// Scores what is left. Every finished item is committed before <paramref name="progress"/> hears of it. Cancelling stops at the engine's next batch;
    /// what finished before it is in the journal.
    /// </summary>
    public void Execute(ChoiceScoring scoring, Action<RunProgress> progress, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var encoded = Channel.CreateBounded<PreparedItem[]>(1);
        var producer = Task.Run(() => EncodeAsync(scoring, encoded.Writer, stop.Token), CancellationToken.None);
        try
        {
            Score(encoded.Reader, scoring, progress, cancellation);
        }
        finally
        {
            // The tokenizer must be idle before the caller disposes of it, whether scoring ended well or not.
            stop.Cancel();
            producer.Wait(CancellationToken.None);
        }
    }

    private async Task EncodeAsync(ChoiceScoring scoring, ChannelWriter<PreparedItem[]> writer, CancellationToken cancellation)
    {
        try
        {
            foreach (var group in _items.GroupBy(p => (p.Benchmark.Name, p.Item.Subtask)).Where(g => !g.All(i => _recorded.Contains(i.Key))))
            {
                // Recorded items of an unfinished sub-task go along, unscored, so that the plan of the rest is that of an undisturbed run.
                var items = new List<PreparedItem>();
                foreach (var item in group)
                {
                    cancellation.ThrowIfCancellationRequested();
                    items.Add(PreparedItem.Prepare(item, scoring, _recorded.Contains(item.Key)));
                }

                await writer.WriteAsync([.. items], cancellation).ConfigureAwait(false);
            }

            writer.Complete();
        }
        catch (Exception error)
        {
            // The scoring side meets it when it has worked off what was encoded before.
            writer.Complete(error);
        }
    }

    private void Score(ChannelReader<PreparedItem[]> reader, ChoiceScoring scoring, Action<RunProgress> progress, CancellationToken cancellation)
    {
        var start = _time.GetTimestamp();
        var done = ItemsResumed;
        while (WaitForMore(reader, cancellation))
        {
            while (reader.TryRead(out var items))
            {
                var requests = items.SelectMany((item, i) => item.Requests.Select((request, choice) => (request, item: i, choice))).ToArray();
                scoring.Score([.. requests.Select(r => r.request)], Finished, cancellation);
                if (Array.Find(items, i => !i.IsComplete) is { } left)
                    throw new EngineException($"the engine returned no result for item '{left.Item.Id}' of {left.Benchmark.Name}");

                void Finished(int index, ScoreResult result)
                {
                    var (_, item, choice) = requests[index];
                    if (!items[item].Complete(choice, result))
                        return;
                    _journal.Append(items[item].ToEntry());
                    done++;
                    progress(RunProgress.Of(done, ItemsTotal, ItemsResumed, _time.GetElapsedTime(start), scoring.Statistics()));
                }
            }
        }
    }

    private static bool WaitForMore(ChannelReader<PreparedItem[]> reader, CancellationToken cancellation) =>
        reader.WaitToReadAsync(cancellation).AsTask().GetAwaiter().GetResult();
}
