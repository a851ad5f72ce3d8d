using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace DensingLaw.Evaluation;

/// <summary>
/// Commits results beside the threads that make them: what comes in while one commit goes on is the next one, so that the disk's syncs hold up neither engine
/// nor graders. Results are committed in the order in which they are added. Safe for many threads at once.
/// </summary>
internal sealed class JournalQueue : IDisposable
{
    /// <summary>Results in one commit: bounds what a power cut can take, together with the time of one commit.</summary>
    private const int MostTogether = 256;

    private readonly Channel<(JournalEntry Entry, Action? Committed)> _channel =
        Channel.CreateUnbounded<(JournalEntry, Action?)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly JournalWriter _journal;
    private readonly Task _committer;
    private volatile ExceptionDispatchInfo? _failure;

    /// <param name="journal">Where they go; stays the caller's, and must be open until this is disposed of.</param>
    public JournalQueue(JournalWriter journal)
    {
        _journal = journal;
        _committer = Task.Run(CommitAsync);
    }

    /// <summary>Takes a result; throws what broke the journal, if anything has.</summary>
    /// <param name="entry">The result.</param>
    /// <param name="committed">Called when it is in the journal, on the thread that commits.</param>
    public void Add(JournalEntry entry, Action? committed = null)
    {
        _failure?.Throw();
        _channel.Writer.TryWrite((entry, committed));
    }

    /// <summary>Waits until everything is in the journal; throws what broke it.</summary>
    public void Complete()
    {
        Dispose();
        _failure?.Throw();
    }

    /// <summary>Waits until everything is in the journal, or it is broken.</summary>
    public void Dispose()
    {
        _channel.Writer.TryComplete();
        _committer.Wait(CancellationToken.None);
    }

    private async Task CommitAsync()
    {
        var batch = new List<(JournalEntry Entry, Action? Committed)>();
        while (await _channel.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (batch.Count < MostTogether && _channel.Reader.TryRead(out var next))
                batch.Add(next);
            if (_failure is null)
                Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<(JournalEntry Entry, Action? Committed)> batch)
    {
        try
        {
            if (!TryTogether(batch))
            {
                // One that cannot be recorded takes none of those before it with it; it throws here again.
                foreach (var (entry, committed) in batch)
                {
                    _journal.Append(entry);
                    committed?.Invoke();
                }
            }
        }
        catch (Exception error)
        {
            // Met by the next Add, or at the end.
            _failure = ExceptionDispatchInfo.Capture(error);
        }
    }

    private bool TryTogether(List<(JournalEntry Entry, Action? Committed)> batch)
    {
        try
        {
            _journal.Append([.. batch.Select(b => b.Entry)]);
        }
        catch (DensingLawException) when (batch.Count > 1)
        {
            return false;
        }

        foreach (var (_, committed) in batch)
            committed?.Invoke();
        return true;
    }
}
