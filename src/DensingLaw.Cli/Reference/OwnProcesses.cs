using System.Collections.Concurrent;
using System.Diagnostics;

namespace DensingLaw.Cli;

/// <summary>
/// Several commands at once, each in a process of this program: libtorch's threads are the process's, and for models this small two processes of one thread beat one of two.
/// </summary>
/// <param name="context">Where their lines go.</param>
internal sealed class OwnProcesses(CliContext context)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200), s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs them, the first first. One that fails does not stop the others.</summary>
    /// <param name="commands">What begins each one's lines, and its arguments.</param>
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
        using var process = new Process { StartInfo = OwnProcess.With(arguments) };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                lines.WriteLine(text.StartsWith(name, StringComparison.Ordinal) ? text : $"{name}: {text}");
        };
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();

        // Ctrl-C reaches the children too, and they save their states. Where only this process was told to stop, their last saved states are what is continued.
        var patience = Stopwatch.StartNew();
        while (!process.WaitForExit(s_look))
        {
            if (!context.Cancellation.IsCancellationRequested)
                patience.Restart();
            else if (patience.Elapsed > s_patience)
                process.Kill();
        }

        // Without a limit it also waits for the last lines.
        process.WaitForExit();
        return process.ExitCode;
    }
}
