namespace DensingLaw.Cli;

/// <summary>How long a command may take to stop after Ctrl-C or SIGTERM before the process is ended under it.</summary>
internal sealed class StopGrace
{
    /// <summary>Stopping takes less than two seconds, the end of the process itself included.</summary>
    private static readonly TimeSpan s_usual = TimeSpan.FromSeconds(1.2);

    private long _ticks = s_usual.Ticks;

    public TimeSpan Value => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    /// <summary>More time, for a command that has something to write which would else be lost; until what is returned is disposed of.</summary>
    public IDisposable Extend(TimeSpan grace)
    {
        Interlocked.Exchange(ref _ticks, grace.Ticks);
        return new Extension(this);
    }

    private sealed class Extension(StopGrace grace) : IDisposable
    {
        public void Dispose() => Interlocked.Exchange(ref grace._ticks, s_usual.Ticks);
    }
}
