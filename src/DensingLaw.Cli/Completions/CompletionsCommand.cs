using System.CommandLine;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw completions SHELL</c>: a script that makes a shell ask this program for the words that fit, with the directive <c>[suggest]</c>.</summary>
internal static class CompletionsCommand
{
    private static readonly string[] s_shells = ["bash", "zsh", "fish"];

    public static Command Create(CliContext context)
    {
        var shell = new Argument<string>("SHELL") { Description = $"One of: {string.Join(", ", s_shells)}" };
        shell.CompletionSources.Add(s_shells);
        var command = new Command("completions", "Print a script that completes this program's words in a shell.") { shell };
        command.Validators.Add(result =>
        {
            if (result.GetResult(shell)?.Tokens.Count is 1 && result.GetValue(shell)! is var name && !s_shells.Contains(name))
                result.AddError($"unknown shell {name}{NearNames.Hint(name, s_shells)}; there are: {string.Join(", ", s_shells)}");
        });
        command.SetAction(result =>
        {
            using var script = new StreamReader(typeof(CompletionsCommand).Assembly.GetManifestResourceStream($"completions/{result.GetValue(shell)}")!);
            context.Out.Write(script.ReadToEnd());
            return ExitCode.Ok;
        });
        return command;
    }
}
