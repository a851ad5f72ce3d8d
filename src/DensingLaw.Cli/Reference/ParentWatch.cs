namespace DensingLaw.Cli;

/// <summary>
/// Stops a process when its input ends: one that another of this program started holds a pipe from it, which ends when the other closes it, and also when the
/// other is killed. Unlike a signal this may come beside Ctrl-C, which reaches both processes, without counting as a second one.
/// </summary>
internal static class ParentWatch
{
    /// <summary>Cancelled with the context's token, and when the input ends.</summary>
    public static CancellationToken Begin(CliContext context)
    {
        // Never disposed of: the thread below may cancel it while the process ends.
        var stop = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        new Thread(() =>
        {
            while (context.In.Read() >= 0)
            {
            }

            stop.Cancel();
        })
        { IsBackground = true }.Start();
        return stop.Token;
    }
}
