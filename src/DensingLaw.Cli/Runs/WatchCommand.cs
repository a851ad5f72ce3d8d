using System.CommandLine;
using System.Globalization;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw watch</c>: follows a run that another process carries out.</summary>
internal static class WatchCommand
{
    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder" };
        var interval = new Option<string?>("--seconds") { HelpName = "S", Description = "Seconds between two looks (default: 2)" };
        var once = new Option<bool>("--once") { Description = "Look once and stop" };
        var command = new Command("watch", "Follow a run from another terminal until it is complete.") { run, interval, once };
        command.SetAction(result =>
        {
            var folder = Path.GetFullPath(result.GetValue(run)!);
            var seconds = NumberText.Real("--seconds", result.GetValue(interval) ?? "2", 0.1, 3600);
            string? last = null;
            while (true)
            {
                var state = RunState.Read(folder);
                var line = Line(state);
                if (line != last)
                    context.Out.WriteLine(line);
                context.Out.Flush();
                last = line;
                if (state.IsComplete || result.GetValue(once))
                    return ExitCode.Ok;
                if (context.Cancellation.WaitHandle.WaitOne(TimeSpan.FromSeconds(seconds)))
                    context.Cancellation.ThrowIfCancellationRequested();
            }
        });
        return command;
    }

    private static string Line(RunState state) => string.Create(
        CultureInfo.InvariantCulture,
        $"{state.Done:N0} of {state.Planned:N0} results; {string.Join(", ", state.Manifest.Plan.Benchmarks.Select(b => $"{b.Name} {state.Results.GetValueOrDefault(b.Name)}/{b.Results}"))}");
}
