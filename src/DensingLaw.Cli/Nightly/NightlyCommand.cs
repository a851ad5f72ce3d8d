using System.CommandLine;
using DensingLaw.Evaluation.Nightly;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw nightly</c>: measures checkpoints and holds them against a baseline, for cron, a systemd timer or CI.</summary>
internal static class NightlyCommand
{
    public static Command Create(MeasureParts parts, CliContext context)
    {
        var config = new Argument<string>("CONFIG.yaml") { Description = "What to measure and what counts as a failure" };
        var check = new Option<bool>("--check") { Description = "Read the configuration, say what would be measured, and stop" };
        var command = new Command("nightly", "Measure checkpoints against a baseline; exit 0 green, 1 regressed, else the first error's code.") { config, check };
        command.SetAction(result =>
        {
            var nightly = NightlyConfig.Load(result.GetValue(config)!);
            if (!result.GetValue(check))
                return new NightlySession(nightly, parts, context).Run();
            foreach (var (series, path) in nightly.Checkpoints.SelectMany(c => c.Expand()))
                context.Out.WriteLine($"{series}  {path}");
            return ExitCode.Ok;
        });
        return command;
    }
}
