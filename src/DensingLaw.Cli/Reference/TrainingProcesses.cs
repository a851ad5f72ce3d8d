using System.Collections.Concurrent;
using System.Diagnostics;
using DensingLaw.Training.Ladder;

namespace DensingLaw.Cli;

/// <summary>Trains several runs at once, each in a process of this program: libtorch's threads are the process's, and two processes of one thread beat one of two.</summary>
/// <param name="arguments">What a run's process is started with.</param>
/// <param name="context">Where their lines go.</param>
internal sealed class TrainingProcesses(Func<LadderRun, IReadOnlyList<string>> arguments, CliContext context)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200), s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Trains them, the first first. A run that fails does not stop the others.</summary>
    /// <returns>0, or the exit code of the first process that failed.</returns>
    public int Run(IReadOnlyList<LadderRun> runs, int jobs)
    {
        var (queue, codes) = (new ConcurrentQueue<LadderRun>(runs), new ConcurrentQueue<int>());
        var lines = TextWriter.Synchronized(context.Error);
        var workers = Enumerable.Range(0, Math.Min(jobs, runs.Count)).Select(_ => new Thread(() =>
        {
            while (!context.Cancellation.IsCancellationRequested && queue.TryDequeue(out var run))
                codes.Enqueue(RunOne(run, lines));
        })).ToList();
        workers.ForEach(w => w.Start());
        workers.ForEach(w => w.Join());
        context.Cancellation.ThrowIfCancellationRequested();
        return codes.FirstOrDefault(c => c != ExitCode.Ok);
    }

    private int RunOne(LadderRun run, TextWriter lines)
    {
        using var process = new Process { StartInfo = OwnProcess.With(arguments(run)) };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                lines.WriteLine(text.StartsWith(run.Name, StringComparison.Ordinal) ? text : $"{run.Name}: {text}");
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
