using System.Diagnostics;
using DensingLaw.Evaluation.Planning;
using DensingLaw.Inference;

namespace DensingLaw.Cli;

/// <summary>A run's own forecast of its end, made once: when it has worked as long as a trial does, and has seen some completions end where it writes any.</summary>
/// <param name="work">The run's work, which is counted while it goes on.</param>
/// <param name="engine">Its engine.</param>
/// <param name="metered">The engine's model.</param>
/// <param name="sandbox">Its sandbox; null where it has none.</param>
/// <param name="trial">How long the run must have worked.</param>
/// <param name="elapsed">Seconds since the command's start.</param>
internal sealed class RunEstimate(WorkPlan work, OpenedEngine engine, MeteredModel metered, OpenedSandbox? sandbox, TimeSpan trial, Func<double> elapsed)
{
    /// <summary>The share of the completions written side by side that must have ended before their length is foretold.</summary>
    private const double EndedShare = 0.25;

    /// <summary>The share of that time in which the engine must have been busy, so that its rates are known.</summary>
    private const double EngineShare = 0.5;

    // Before the engine works: beside it a start takes longer.
    private readonly double _sandboxStartSeconds = sandbox?.TimeStart() ?? 0;
    private readonly double _start = elapsed();
    private readonly double _processorAtStart = Processor();

    /// <summary>From the command's start to its result, in seconds; null while it is not foretold.</summary>
    public double? Seconds { get; private set; }

    /// <summary>When it was foretold, in seconds from the command's start.</summary>
    public double? AfterSeconds { get; private set; }

    /// <summary>Tokens that all completions are taken to have; null where none are written.</summary>
    public long? NewTokens { get; private set; }

    /// <summary>Foretells the end if the time has come.</summary>
    public void Observe()
    {
        if (Seconds is not null || !work.IsComplete || elapsed() - _start < trial.TotalSeconds)
            return;
        if (metered.Forwards.Seconds + metered.Steps.Seconds < EngineShare * trial.TotalSeconds)
            return;
        var written = engine.GenerationStatistics();
        var sideBySide = work.Generations.Count == 0 ? 0 : Math.Min(work.Generations[0].Rows, work.Generations[0].Requests.Count);
        if (sideBySide > 0 && !LengthsAreKnown(written, sideBySide))
            return;
        var ends = written.Ends!;
        var forwards = WorkRate.Fit(metered.Forwards.Samples(), metered.ForwardCost)!;
        var steps = WorkRate.Fit(metered.Steps.Samples(), metered.ForwardCost);
        var stepsLeft = work.Generations.Aggregate(default(ForwardWork), (sum, g) => sum + g.Steps(ends)) - metered.Steps.Work;
        AfterSeconds = elapsed();
        Seconds = AfterSeconds + WithPrograms(forwards.Seconds(work.Forwards - metered.Forwards.Work) + (steps?.Seconds(stepsLeft) ?? 0));
        if (sideBySide > 0)
            NewTokens = (long)Math.Round(work.Generations.Sum(g => g.Tokens(ends)));
    }

    /// <summary>Steps for long enough to see more than the first tokens, after which many end at once; or all rows once.</summary>
    private bool LengthsAreKnown(GenerationStatistics written, int sideBySide) =>
        written.Completions >= sideBySide
        || (written.Completions >= EndedShare * sideBySide && metered.Steps.Seconds >= EngineShare * trial.TotalSeconds);

    private double WithPrograms(double engineSeconds)
    {
        if (sandbox is null || work.Programs.Count == 0)
            return engineSeconds;
        var graded = sandbox.Grader.Graded;
        if (graded.Count > 0 && engine.Model.Engine.Device == "cpu")
            engineSeconds *= Undisturbed();
        return ProgramForecast.Of(work.Programs.Count - graded.Count, graded, _sandboxStartSeconds, sandbox.Degree, engine.ProcessorShare).SecondsBeside(engineSeconds);
    }

    /// <summary>The share of the engine's time so far in which it had the processors that it asks for: programs have taken the rest.</summary>
    private double Undisturbed()
    {
        var processors = engine.ProcessorShare * Environment.ProcessorCount;
        var busy = (Processor() - _processorAtStart) / ((metered.Forwards.Seconds + metered.Steps.Seconds) * processors);
        return Math.Min(1, busy);
    }

    private static double Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }
}
