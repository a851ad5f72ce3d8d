using System.Diagnostics;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Tests.Sandbox;

namespace DensingLaw.Evaluation.Tests;

/// <summary>
/// Runs this test assembly again as another process that does one job and is killed or watched by the test. The job is named by an environment
/// variable and runs before the test runner does.
/// </summary>
internal static class ChildProcess
{
    private const string JobVariable = "DENSINGLAW_TEST_JOB", FolderVariable = "DENSINGLAW_TEST_FOLDER";

    /// <summary>Does this process's job; false when it has none, being the test runner itself.</summary>
    public static bool RunJob()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        switch (Environment.GetEnvironmentVariable(JobVariable))
        {
            case "run":
                Measure(folder!, pauseMs: 6);
                break;
            case "hold":
                using (RunFolder.Open(folder!, SyntheticRun.Plan, "0", TimeProvider.System))
                {
                    Console.WriteLine("held");
                    Thread.Sleep(Timeout.Infinite);
                }

                break;
            case "sandbox-hold":
                SandboxJobs.Hold();
                break;
            case "sandbox-attacks":
                SandboxJobs.Attack(folder!);
                break;
            default:
                return false;
        }

        return true;
    }

    /// <param name="job">Its name.</param>
    /// <param name="folder">What the job is given.</param>
    /// <param name="prefix">A program, with its arguments, that runs this one: <c>setpriv</c> for another user.</param>
    public static Process Start(string job, string folder, params string[] prefix)
    {
        string[] command = [.. prefix, "dotnet", "exec"];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        start.Environment[JobVariable] = job;
        start.Environment[FolderVariable] = folder;
        return Process.Start(start)!;
    }

    /// <summary>The whole synthetic run, one line on standard output for every item after its commit.</summary>
    public static void Measure(string folder, int pauseMs)
    {
        using var run = RunFolder.Open(folder, SyntheticRun.Plan, "0", TimeProvider.System);
        using var journal = JournalWriter.Open(run.JournalPath, TimeProvider.System);
        var measure = SyntheticRun.Run(run.JournalPath, journal);
        run.Keep();
        measure.Execute(SyntheticRun.Scoring(_ => Thread.Sleep(pauseMs)), new CompletionGrader(null, null), p => Console.WriteLine(p.ResultsDone), CancellationToken.None);
    }
}
