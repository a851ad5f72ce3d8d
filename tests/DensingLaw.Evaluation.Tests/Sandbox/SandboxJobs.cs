using System.Globalization;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Sandbox;
using DensingLaw.Evaluation.Sandbox.Attacks;

namespace DensingLaw.Evaluation.Tests.Sandbox;

/// <summary>What child processes of the sandbox's tests do.</summary>
internal static class SandboxJobs
{
    /// <summary>Starts a program that never ends, and says its process id.</summary>
    public static void Hold()
    {
        using var sandbox = PythonSandbox.Start(new SandboxOptions { WallSeconds = 600 });
        using var process = sandbox.StartCandidate();
        Console.WriteLine(process.ProcessId.ToString(CultureInfo.InvariantCulture));
        process.Ask("Lwhile True: pass"u8, TimeSpan.FromSeconds(600), 1024);
    }

    /// <summary>Runs the battery, and says what was not held; last <c>done</c> and the number of attacks.</summary>
    public static void Attack(string python)
    {
        using var sandbox = PythonSandbox.Start(new SandboxOptions { WallSeconds = 1, PythonPath = python });
        using var grader = new CodeGrader(sandbox);
        var secret = Path.GetTempFileName();
        var chosen = AttackBattery.All.Where(a => a.Group == AttackGroup.Isolation || a.Name.EndsWith("bomb", StringComparison.Ordinal)).ToList();
        foreach (var result in chosen.Select(a => AttackBattery.RunOne(grader, a, secret)).Where(r => !r.Held))
            Console.WriteLine($"{result.Name}: {result.Outcome}");
        File.Delete(secret);
        Console.WriteLine($"done {chosen.Count}");
    }
}
