using System.Diagnostics;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>The completion scripts in the shells they are for.</summary>
public sealed class ShellTests : IDisposable
{
    private readonly Workplace _place = new();

    public ShellTests()
    {
        var program = _place.Write("bin/densinglaw", System.Text.Encoding.UTF8.GetBytes($"#!/bin/sh\nexec dotnet exec {Path.Combine(AppContext.BaseDirectory, "densinglaw.dll")} \"$@\"\n"));
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("densinglaw mea", "measure")]
    [InlineData("densinglaw measure --benchmarks mmlu,hu", "mmlu,humaneval")]
    [InlineData("densinglaw measure . --suite q", "quick")]
    public void Bash_CompletesWithTheScript(string line, string expected)
    {
        var words = string.Join(' ', line.Split(' ').Select(w => $"'{w}'"));
        var found = Shell("bash", ["--norc", "-c",
            $"source <(densinglaw completions bash); COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _densinglaw; printf '%s\\n' \"${{COMPREPLY[@]}}\""]);
        Assert.Equal([expected], found);
    }

    [Theory]
    [InlineData("densinglaw mea", "measure")]
    [InlineData("densinglaw measure --protocol mmlu/hen", "mmlu/hendrycks")]
    public void Fish_CompletesWithTheScript(string line, string expected) =>
        Assert.Contains(expected, Shell("fish", ["--no-config", "-c", $"densinglaw completions fish | source; complete -C '{line}'"]));

    [Fact]
    public void Zsh_ReadsTheScript() =>
        Assert.Equal(["_densinglaw"], Shell("zsh", ["-f", "-c", "autoload -U compinit; compinit -u -D; source <(densinglaw completions zsh); print ${_comps[densinglaw]}"]));

    private string[] Shell(string shell, string[] arguments)
    {
        var path = Environment.GetEnvironmentVariable("PATH")!;
        Assert.SkipUnless(path.Split(':').Any(folder => File.Exists(Path.Combine(folder, shell))), $"{shell} is not installed");
        var start = new ProcessStartInfo(shell, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{_place["bin"]}:{path}";
        start.Environment["HOME"] = _place.Path;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.GetAwaiter().GetResult());
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
