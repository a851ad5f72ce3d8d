using System.CommandLine;

namespace DensingLaw.Cli;

/// <summary>
/// Stops a process when its input ends: one that another of this program started holds a pipe from it, which ends when the other closes it, and also when the
/// other is killed. Unlike a signal this may come beside Ctrl-C, which reaches both processes, without counting as a second one.
/// </summary>
internal static class ParentWatch
{
    /// <summary>What <see cref="OwnProcesses"/> adds to the arguments of its processes.</summary>
    public const string OptionName = "--until-input-ends";

    /// <summary>The option, for a command that is started so.</summary>
    public static Option<bool> CreateOption() => new(OptionName) { Description = "Stop when standard input ends", Hidden = true };

    /// <summary>Runs a command that stops with the context's token, and, where it watches, when the input ends: with the exit code of a stop.</summary>
    public static int Run(CliContext context, bool watches, Func<CliContext, int> command)
    {
        if (!watches)
            return command(context);
        var stop = Begin(context);
        try
        {
            return command(context with { Cancellation = stop });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Cancelled;
        }
    }

    private static CancellationToken Begin(CliContext context)
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
