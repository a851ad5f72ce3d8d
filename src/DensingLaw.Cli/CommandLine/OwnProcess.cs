using System.Diagnostics;

namespace DensingLaw.Cli;

/// <summary>This program once more, as a process of its own.</summary>
internal static class OwnProcess
{
    /// <summary>How to start it with arguments; its output and errors are redirected.</summary>
    public static ProcessStartInfo With(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };

        // Started by dotnet, the process is dotnet's and the program its argument.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "densinglaw.dll"));
        }

        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }
}
