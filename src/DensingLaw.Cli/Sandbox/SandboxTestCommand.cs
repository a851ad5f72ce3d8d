using System.CommandLine;
using System.Globalization;
using DensingLaw.Evaluation.Sandbox;
using DensingLaw.Evaluation.Sandbox.Attacks;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw sandbox test</c>: hostile programs, run on the user's machine.</summary>
internal static class SandboxTestCommand
{
    /// <summary>Seconds of a program: many attacks only end when their time does.</summary>
    private const double WallSeconds = 1;

    public static Command Create(Func<SandboxOptions, PythonSandbox> start, CliContext context)
    {
        var command = new Command("test", "Attack the sandbox with hostile programs and show what held; exit 4 when something did not.");
        command.SetAction(_ => Run(start, context));
        return command;
    }

    private static int Run(Func<SandboxOptions, PythonSandbox> start, CliContext context)
    {
        using var sandbox = start(new SandboxOptions { WallSeconds = WallSeconds });
        context.Log.WriteLine($"{sandbox.Description}; {AttackBattery.Count} attacks, {sandbox.Options.Degree} at a time");
        var results = AttackBattery.Run(sandbox, cancellation: context.Cancellation);
        var width = results.Max(r => r.Name.Length);
        foreach (var group in results.GroupBy(r => r.Group))
        {
            context.Out.WriteLine(group.Key.ToString().ToLowerInvariant());
            foreach (var result in group)
            {
                context.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"  {result.Name.PadRight(width)}  {(result.Held ? "held" : "BROKEN"),-6}  {result.Seconds,5:0.0} s  {result.Outcome}"));
            }
        }

        var broken = results.Count(r => !r.Held);
        context.Out.WriteLine(broken == 0 ? $"all {results.Count} attacks held" : $"{broken} of {results.Count} attacks were not held: do not run model-written programs on this machine");
        return broken == 0 ? ExitCode.Ok : ExitCode.Engine;
    }
}
