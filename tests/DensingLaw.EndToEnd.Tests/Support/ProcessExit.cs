using System.Diagnostics;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>Waiting for a child process whose output is redirected.</summary>
internal static class ProcessExit
{
    /// <summary>Drains what it prints and returns its exit code.</summary>
    public static int WaitForCode(this Process process)
    {
        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            error.GetAwaiter().GetResult();
            process.WaitForExit();
            return process.ExitCode;
        }
    }
}
