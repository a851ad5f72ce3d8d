using System.Diagnostics;
using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Sandbox.Attacks;

/// <summary>Hostile programs, run to see that the sandbox of this machine holds.</summary>
public static class AttackBattery
{
    internal static IReadOnlyList<Attack> All { get; } = [.. ResourceAttacks.All, .. IsolationAttacks.All, .. ForgeryAttacks.All];

    /// <summary>How many there are.</summary>
    public static int Count => All.Count;

    /// <summary>Runs all of them, as many at once as the sandbox allows.</summary>
    /// <param name="sandbox">What is attacked. A short wall limit makes the battery short.</param>
    /// <param name="finished">Called after each, one call at a time.</param>
    /// <param name="cancellation">Stops before the next attack.</param>
    /// <returns>The results in the battery's order.</returns>
    /// <exception cref="EngineException">The sandbox failed.</exception>
    public static IReadOnlyList<AttackResult> Run(PythonSandbox sandbox, Action<AttackResult>? finished = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        using var grader = new CodeGrader(sandbox);
        var secret = Path.GetTempFileName();
        try
        {
            File.WriteAllText(secret, "secret");
            var gate = new Lock();
            var results = new AttackResult[All.Count];
            Parallel.For(0, All.Count, new ParallelOptions { MaxDegreeOfParallelism = sandbox.Options.Degree, CancellationToken = cancellation }, i =>
            {
                results[i] = RunOne(grader, All[i], secret);
                lock (gate)
                    finished?.Invoke(results[i]);
            });
            return results;
        }
        catch (AggregateException error) when (error.InnerExceptions[0] is EngineException cause)
        {
            throw new EngineException(cause.Message, error);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    internal static AttackResult RunOne(CodeGrader grader, Attack attack, string secretPath)
    {
        var clock = Stopwatch.StartNew();
        var grade = grader.Grade(attack.Test, attack.Program.Replace("{secret}", secretPath, StringComparison.Ordinal));
        var outcome = !grade.Passed ? grade.Failure! : attack.Group == AttackGroup.Forgery ? "passed" : Attack.Contained;
        return new AttackResult(attack.Group, attack.Name, attack.Held.Contains(outcome), outcome, grade.SuspiciousPass, clock.Elapsed.TotalSeconds);
    }
}
