using System.Diagnostics;
using DensingLaw.Evaluation.Planning;
using DensingLaw.Inference;

namespace DensingLaw.Cli;

/// <summary>What a run is going to take, told from its plan and from some seconds of its own work.</summary>
internal sealed record RunForecast
{
    /// <summary>Time for programs, as a share of the time for everything else that is tried out.</summary>
    private const double ProgramShare = 0.5;

    /// <summary>Tokens of all distinct sequences to score and of all prompts to complete, each counted whole.</summary>
    public required long PromptTokens { get; init; }

    /// <summary>Tokens that are left when each shared prefix is computed once.</summary>
    public required long ComputedTokens { get; init; }

    /// <summary>What is to be written, benchmark by benchmark.</summary>
    public required IReadOnlyList<WritingForecast> Writing { get; init; }

    /// <summary>The programs among them, with those that are written already; null where there are none, or no sandbox.</summary>
    public required ProgramForecast? Programs { get; init; }

    /// <summary>From the command's start to its result, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>The same if every completion ran to its limit.</summary>
    public required double MostSeconds { get; init; }

    /// <summary>How long work was tried out, in seconds.</summary>
    public required double TrialSeconds { get; init; }

    /// <summary>The process's largest resident memory after the trial, which meets the largest batch early.</summary>
    public required long PeakMemoryBytes { get; init; }

    /// <summary>Works for some seconds on a plan, recording nothing.</summary>
    /// <param name="work">What is left of the run to do, counted.</param>
    /// <param name="engine">The run's engine.</param>
    /// <param name="programs">Tries out programs; null where none can be graded.</param>
    /// <param name="limit">How long to work.</param>
    /// <param name="startSeconds">What the command took to load the model.</param>
    /// <param name="encodingSeconds">What encoding and counting the plan took: the run does so beside the engine.</param>
    /// <param name="cancellation">Looked at between forwards.</param>
    public static RunForecast Of(
        WorkPlan work, OpenedEngine engine, ProgramTrial? programs, TimeSpan limit, double startSeconds, double encodingSeconds, CancellationToken cancellation)
    {
        var metered = engine.Metered!;
        var start = metered.Time.GetTimestamp();
        var trial = new EngineTrial(work, engine, metered, cancellation);
        trial.Run(limit);
        ProgramForecast? graded = programs is null || work.Programs.Count == 0 ? null
            : new ProgramForecast(work.Programs.Count, programs.SecondsEach(trial.Programs, work.Programs, limit * ProgramShare), engine.ProcessorShare);
        using var process = Process.GetCurrentProcess();
        var forwards = WorkRate.Fit(metered.Forwards.Samples(), metered.ForwardCost)?.Seconds(work.Forwards) ?? 0;
        var steps = WorkRate.Fit(metered.Steps.Samples(), metered.ForwardCost);
        return new RunForecast
        {
            PromptTokens = work.PromptTokens,
            ComputedTokens = work.ComputedTokens,
            Writing = [.. work.Generations.Select(g => new WritingForecast(g.Benchmark, g.Requests.Count, g.Tokens(trial.Ends[g.Benchmark]), g.MostTokens, trial.Ends[g.Benchmark]))],
            Programs = graded,
            Seconds = Whole(work.Generations.Sum(g => steps?.Seconds(g.Steps(trial.Ends[g.Benchmark])) ?? 0)),
            MostSeconds = Whole(work.Generations.Sum(g => steps?.Seconds(g.Steps(new CompletionEnds())) ?? 0)),
            TrialSeconds = metered.Time.GetElapsedTime(start).TotalSeconds,
            PeakMemoryBytes = process.PeakWorkingSet64,
        };

        double Whole(double writing) => startSeconds + Math.Max(graded?.SecondsBeside(forwards + writing) ?? forwards + writing, encodingSeconds);
    }
}
