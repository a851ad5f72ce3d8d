using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace DensingLaw.Cli;

/// <summary>
/// Several commands at once, each in a process of this program: libtorch's threads are the process's, and for models this small two processes of one thread beat one of two.
/// </summary>
/// <param name="context">Where their lines go, and what stops them.</param>
internal sealed class OwnProcesses(CliContext context)
{
    /// <summary>What a process has to save its state in. It is less than what this process has, which must outlive it.</summary>
    private static readonly TimeSpan s_patience = ReferenceTrainCommand.Grace - TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs them, the first first. One that fails does not stop the others. When it returns, all processes have ended.</summary>
    /// <param name="commands">What begins each one's lines, and its arguments: of a command that has <see cref="ParentWatch.CreateOption"/>.</param>
    /// <param name="jobs">How many at once.</param>
    /// <returns>0, or the exit code of the first process that failed.</returns>
    public int Run(IReadOnlyList<(string Name, IReadOnlyList<string> Arguments)> commands, int jobs)
    {
        var (queue, codes) = (new ConcurrentQueue<(string Name, IReadOnlyList<string> Arguments)>(commands), new ConcurrentQueue<int>());
        var lines = TextWriter.Synchronized(context.Error);
        var workers = Enumerable.Range(0, Math.Min(jobs, commands.Count)).Select(_ => new Thread(() =>
        {
            while (!context.Cancellation.IsCancellationRequested && queue.TryDequeue(out var command))
                codes.Enqueue(RunOne(command.Name, command.Arguments, lines));
        })).ToList();
        workers.ForEach(w => w.Start());
        workers.ForEach(w => w.Join());
        context.Cancellation.ThrowIfCancellationRequested();
        return codes.FirstOrDefault(c => c != ExitCode.Ok);
    }

    private int RunOne(string name, IReadOnlyList<string> arguments, TextWriter lines)
    {
        var start = OwnProcess.With([.. arguments, ParentWatch.OptionName]);
        start.RedirectStandardInput = true;
        using var process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                lines.WriteLine(text.StartsWith(name, StringComparison.Ordinal) ? text : $"{name}: {text}");
        };
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var stopping = new Stopwatch();
        while (!process.WaitForExit(s_look))
        {
            if (!context.Cancellation.IsCancellationRequested)
                continue;
            if (!stopping.IsRunning)
            {
                process.StandardInput.Close();
                stopping.Start();
            }
            else if (stopping.Elapsed > s_patience)
            {
                process.Kill();
            }
        }

        // Without a limit it also waits for the last lines.
        process.WaitForExit();
        if (process.ExitCode is not (>= ExitCode.Ok and <= ExitCode.Unexpected or ExitCode.Cancelled))
            lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: its process was ended by the system (code {process.ExitCode}); what it saved is kept: run the same command to go on"));
        return process.ExitCode;
    }
}
