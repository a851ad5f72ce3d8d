using System.Globalization;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>How a night of the real program went.</summary>
/// <param name="ExitCode">The program's.</param>
/// <param name="Log">All it wrote, as cron's log file has it.</param>
/// <param name="Seconds">By the clock.</param>
/// <param name="Folder">The night's folder.</param>
internal sealed record Night(int ExitCode, string Log, double Seconds, string Folder)
{
    /// <summary>The gates that failed: <c>canary BOS</c>, <c>mbpp loss of program</c>.</summary>
    public string[] FailedGates => [.. Log.Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal) && l.Contains(": ", StringComparison.Ordinal) && !l.StartsWith("   ", StringComparison.Ordinal))
        .Select(l => l[2..l.IndexOf(": ", StringComparison.Ordinal)])];

    /// <summary>From the canary's folder to its result, in seconds.</summary>
    public double CanarySeconds => (File.GetLastWriteTimeUtc(Path.Combine(Folder, "main-canary", "result.json")) - File.GetLastWriteTimeUtc(Path.Combine(Folder, "main-canary", "manifest.json"))).TotalSeconds;

    /// <summary>Prints what was measured and how busy the machine was.</summary>
    public void Report(string name)
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        var canary = File.Exists(Path.Combine(Folder, "main-canary", "result.json")) ? string.Create(CultureInfo.InvariantCulture, $", of which canary {CanarySeconds:F1} s") : "";
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: exit {ExitCode}, {Seconds:F1} s{canary}, load {load}\n{Log}"));
    }
}
