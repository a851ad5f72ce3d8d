using System.Diagnostics;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>Runs the program as a user does, as a process of its own.</summary>
internal static class CliProcess
{
    public static CliResult Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CliResult(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "densinglaw.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Starts it to be interrupted: a shell that starts tests in the background has them ignore Ctrl-C, and children inherit that.</summary>
    public static Process StartInterruptible(params string[] arguments) => Process.Start(
        new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "densinglaw.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <summary>Runs a program of the system; its exit code.</summary>
    public static int System(string program, params string[] arguments) => ForeignProcess.Run(program, arguments).ExitCode;
}
