using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Planning;

namespace DensingLaw.Evaluation;

/// <summary>
/// Measures what the journal does not hold yet, benchmark by benchmark: first completions, which are graded while the engine goes on, then what is scored.
/// Every result is in the journal before the progress counts it.
/// </summary>
public sealed class MeasureRun
{
    private readonly JournalWriter _journal;
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<(IReadOnlyList<PendingScore> Scores, IReadOnlyList<PendingCompletion> Completions)> _benchmarks;
    private readonly Dictionary<string, ItemRecord> _recorded;
    private int _done;

    /// <param name="plan">What the run measures, and with what.</param>
    /// <param name="benchmarks">The plan's benchmarks with their items.</param>
    /// <param name="journal">Where finished results are committed.</param>
    /// <param name="recorded">What the journal holds already.</param>
    /// <param name="time">Clock of the rates.</param>
    public MeasureRun(RunPlan plan, IReadOnlyList<RunBenchmark> benchmarks, JournalWriter journal, IEnumerable<JournalEntry> recorded, TimeProvider time)
    {
        (_journal, _time) = (journal, time);
        _benchmarks = [.. benchmarks.Select(b => ((IReadOnlyList<PendingScore>)[.. PendingScore.Of(b, plan)], (IReadOnlyList<PendingCompletion>)[.. PendingCompletion.Of(b, plan)]))];
        _recorded = recorded.ToDictionary(e => e.Key, e => e.Record, StringComparer.Ordinal);
        ResultsTotal = plan.Benchmarks.Sum(b => b.Results);
    }

    /// <summary>Scores, grades and losses of the whole run.</summary>
    public int ResultsTotal { get; }

    /// <summary>Those that the journal holds already, under graders with the given identities.</summary>
    public int ResultsRecorded(CompletionGrader grader) => _benchmarks.Sum(b =>
        b.Scores.Count(s => _recorded.ContainsKey(s.Key)) +
        b.Completions.Count(c => _recorded.ContainsKey(c.GradeKey(grader.Id(c.Item)))));

    /// <summary>Takes over results of other runs that have the addresses of this run's, so that a longer run begins with a shorter one's.</summary>
    /// <returns>How many records were taken over.</returns>
    public int Reuse(IEnumerable<JournalEntry> others, CompletionGrader grader)
    {
        var wanted = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (scores, completions) in _benchmarks)
        {
            foreach (var score in scores)
                wanted[score.Key] = score.Ordinal;
            foreach (var completion in completions)
                wanted[completion.Key] = wanted[completion.GradeKey(grader.Id(completion.Item))] = completion.Ordinal;
        }

        var taken = others.Where(e => wanted.ContainsKey(e.Key) && !_recorded.ContainsKey(e.Key)).Select(e => e with { Ordinal = wanted[e.Key] }).ToArray();
        _journal.Append(taken);
        foreach (var entry in taken)
            _recorded.Add(entry.Key, entry.Record);
        return taken.Length;
    }

    /// <summary>
    /// Does what is left. Cancelling stops at the engine's next batch; what finished before it is in the journal. Where completions cannot be graded, because
    /// there is no sandbox, they are written and recorded all the same, and graded when the run is taken up again.
    /// </summary>
    /// <param name="engine">The doors to tokenizer and engine.</param>
    /// <param name="grader">Grades completions.</param>
    /// <param name="progress">Told how far the run is after every result, when the result is in the journal; by one thread, which is not the caller's.</param>
    /// <param name="cancellation">Looked at between forwards.</param>
    /// <param name="work">Told what is encoded for the run, beside the engine and ahead of it; null where nobody asks.</param>
    /// <exception cref="EngineException">The engine failed; or a grader did, after everything else was done.</exception>
    public void Execute(RunEngine engine, CompletionGrader grader, Action<RunProgress> progress, CancellationToken cancellation, WorkPlan? work = null)
    {
        var start = _time.GetTimestamp();
        var resumed = _done = ResultsRecorded(grader);
        using var commits = new JournalQueue(_journal);
        using var grading = new GradingQueue(grader, Environment.ProcessorCount, (pending, grade) => Commit(pending.GradeKey(grade.Grader), pending.Ordinal, grade), cancellation);
        GradeRecorded(grader, grading, work);
        EncodedAhead.Run(
            _benchmarks.SelectMany(b => EncodedCall.Of(b.Scores, b.Completions, _recorded.ContainsKey, engine, cancellation)),
            Work, work is null ? null : call => work.Take(call, cancellation), cancellation);
        grading.Complete();
        commits.Complete();

        void Work(EncodedCall call)
        {
            if (call is EncodedCompletions completions)
                completions.Run(engine, Written, cancellation);
            else
                ((EncodedScores)call).Run(engine, (pending, record) => Commit(pending.Key, pending.Ordinal, record), cancellation);
        }

        void Written(PendingCompletion pending, CompletionRecord record)
        {
            commits.Add(new JournalEntry(pending.Key, pending.Ordinal, record));
            if (grader.CanGrade(pending.Item))
                grading.Add(pending, record);
        }

        void Commit(string key, int ordinal, ItemRecord record) => commits.Add(
            new JournalEntry(key, ordinal, record),
            () => progress(RunProgress.Of(++_done, ResultsTotal, resumed, _time.GetElapsedTime(start), engine.Statistics(), engine.GenerationStatistics(), record.Benchmark)));
    }

    private void GradeRecorded(CompletionGrader grader, GradingQueue grading, WorkPlan? work)
    {
        foreach (var pending in _benchmarks.SelectMany(b => b.Completions).Where(c => c.IsUngraded(_recorded.ContainsKey, grader)))
        {
            work?.AddWritten(pending);
            grading.Add(pending, (CompletionRecord)_recorded[pending.Key]);
        }
    }
}
