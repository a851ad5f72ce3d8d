using System.Threading.Channels;
using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation;

/// <summary>
/// Grades completions beside the engine, which never waits for it. The first failure of a grader (not of a completion) is kept, and that benchmark's
/// completions are left ungraded from then on: a broken sandbox gives no score.
/// </summary>
internal sealed class GradingQueue : IDisposable
{
    private readonly Channel<(PendingCompletion Pending, CompletionRecord Record)> _channel =
        Channel.CreateUnbounded<(PendingCompletion, CompletionRecord)>();

    private readonly CompletionGrader _grader;
    private readonly Action<PendingCompletion, GradeRecord> _finished;
    private readonly CancellationToken _cancellation;
    private readonly Task[] _workers;
    private readonly Lock _lock = new();
    private Exception? _failure;

    /// <param name="grader">Safe for many threads.</param>
    /// <param name="workers">Completions graded at a time, at least 1.</param>
    /// <param name="finished">Called on a worker's thread with each grade.</param>
    /// <param name="cancellation">Ends the work.</param>
    public GradingQueue(CompletionGrader grader, int workers, Action<PendingCompletion, GradeRecord> finished, CancellationToken cancellation)
    {
        (_grader, _finished, _cancellation) = (grader, finished, cancellation);
        _workers = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(WorkAsync, CancellationToken.None))];
    }

    public void Add(PendingCompletion pending, CompletionRecord record) => _channel.Writer.TryWrite((pending, record));

    /// <summary>Waits until everything is graded; throws what broke a grader, or what broke this.</summary>
    public void Complete()
    {
        _channel.Writer.TryComplete();
        Task.WaitAll(_workers, CancellationToken.None);
        _cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (_failure is not null)
                throw _failure;
        }
    }

    public void Dispose()
    {
        _channel.Writer.TryComplete();
        while (_channel.Reader.TryRead(out _))
        {
            // What is not graded is graded when the run is taken up again.
        }

        Task.WaitAll(_workers, CancellationToken.None);
    }

    private async Task WorkAsync()
    {
        await foreach (var (pending, record) in _channel.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (_cancellation.IsCancellationRequested || Failed())
                continue;
            try
            {
                var grade = _grader.Grade(pending.Item, record);
                // Cancelling ends the programs under way: what came of them is no verdict.
                if (!_cancellation.IsCancellationRequested)
                    _finished(pending, grade);
            }
            catch (Exception error)
            {
                lock (_lock)
                {
                    _failure ??= error;
                }
            }
        }
    }

    private bool Failed()
    {
        lock (_lock)
        {
            return _failure is not null;
        }
    }
}
