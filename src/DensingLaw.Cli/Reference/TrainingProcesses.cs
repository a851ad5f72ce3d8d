using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using DensingLaw.Training.Ladder;

namespace DensingLaw.Cli;

/// <summary>Trains several runs at once, each in a process of this program: libtorch's threads are the process's, and two processes of one thread beat one of two.</summary>
/// <param name="arguments">What a run's process is started with; it stops when its input ends (<see cref="ParentWatch"/>).</param>
/// <param name="context">Where their lines go, and what stops them.</param>
internal sealed class TrainingProcesses(Func<LadderRun, IReadOnlyList<string>> arguments, CliContext context)
{
    /// <summary>What a process has to save its state in. It is less than what this process has, which must outlive it.</summary>
    private static readonly TimeSpan s_patience = ReferenceTrainCommand.Grace - TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);

    /// <summary>Trains them, the first first. A run that fails does not stop the others. When it returns, all processes have ended.</summary>
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
        var start = OwnProcess.With(arguments(run));
        start.RedirectStandardInput = true;
        using var process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                lines.WriteLine(text.StartsWith(run.Name, StringComparison.Ordinal) ? text : $"{run.Name}: {text}");
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
            lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Name}: its process was ended by the system (code {process.ExitCode}); what it saved is kept: run the same command to go on"));
        return process.ExitCode;
    }
}
