using System.Diagnostics;
using DensingLaw.Evaluation;
using DensingLaw.Inference;

namespace DensingLaw.Cli;

/// <summary>What a run is going to take, told from its plan and from some seconds of its own work.</summary>
internal sealed record RunForecast
{
    /// <summary>How long work is tried out.</summary>
    public static readonly TimeSpan Trial = TimeSpan.FromSeconds(5);

    /// <summary>Tokens of a prompt and of its completion that are tried out: steps of all rows together must fit into the trial.</summary>
    private const int TrialPromptTokens = 64, TrialTokens = 16;

    /// <summary>Tokens of all distinct sequences to score and of all prompts to complete, each counted whole.</summary>
    public required long PromptTokens { get; init; }

    /// <summary>Tokens to score that are left when each shared prefix is computed once.</summary>
    public required long ComputedTokens { get; init; }

    /// <summary>Completions to write.</summary>
    public required int Completions { get; init; }

    /// <summary>Tokens they have at most, all together.</summary>
    public required long MostNewTokens { get; init; }

    /// <summary>From the command's start to its result, in seconds; with completions this is the most, as if each ran to its limit.</summary>
    public double? Seconds { get; init; }

    /// <summary>How long work was tried out, in seconds.</summary>
    public double TrialSeconds { get; init; }

    /// <summary>The process's largest resident memory after the trial, which begins with the largest batch; null without one.</summary>
    public long? PeakMemoryBytes { get; init; }

    /// <summary>Counts a run's tokens, and with a trial works for some seconds on them, recording nothing. Null where the engine tells nothing of itself.</summary>
    /// <param name="plan">The run's plan.</param>
    /// <param name="benchmarks">Its benchmarks.</param>
    /// <param name="isRecorded">Whether the journal holds the result at an address.</param>
    /// <param name="doors">The run's doors to tokenizer and engine.</param>
    /// <param name="engine">Its engine.</param>
    /// <param name="startSeconds">What the command took to come this far.</param>
    /// <param name="cancellation">Looked at between forwards.</param>
    public static RunForecast? Of(
        RunPlan plan, IReadOnlyList<RunBenchmark> benchmarks, Func<string, bool> isRecorded, RunEngine doors, OpenedEngine engine, double startSeconds,
        CancellationToken cancellation)
    {
        if (engine.Metered is not { } metered)
            return null;
        var (forecast, cost, work, planningSeconds) = Count(plan, benchmarks, isRecorded, doors, engine, cancellation);
        var clock = Stopwatch.StartNew();
        TryFor(token => PlannedWork.Submit(plan, benchmarks, isRecorded, doors, token), cancellation);
        var before = engine.GenerationStatistics();
        if (work.Completions.Count > 0)
            TryFor(token => engine.Generate([.. work.Completions.Take(engine.Model.BatchShape.PreferredRows).Select(Shortened)], (_, _) => { }, token), cancellation);
        var after = engine.GenerationStatistics();
        using var process = Process.GetCurrentProcess();
        var scoring = cost * (metered.SecondsPerCost ?? 0);
        var prompts = Rate(after.PromptSeconds - before.PromptSeconds, after.ComputedTokens - before.ComputedTokens) * work.Completions.Sum(c => (long)c.Prompt.Length);
        var steps = Rate(after.StepSeconds - before.StepSeconds, after.NewTokens - before.NewTokens) * work.MostNewTokens;
        return forecast with
        {
            // The run encodes its texts as the plan did, beside the engine.
            Seconds = startSeconds + Math.Max(scoring, planningSeconds) + prompts + steps,
            TrialSeconds = clock.Elapsed.TotalSeconds,
            PeakMemoryBytes = process.PeakWorkingSet64,
        };
    }

    /// <summary>The counts alone, with the arithmetic of what is to be scored; null where the engine tells nothing of itself.</summary>
    public static (RunForecast Forecast, double Cost, PlannedWork Work, double Seconds) Count(
        RunPlan plan, IReadOnlyList<RunBenchmark> benchmarks, Func<string, bool> isRecorded, RunEngine doors, OpenedEngine engine, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var model = new PlanningModel(engine.Model, engine.Metered!.ForwardCost);
        var scheduler = new Scheduler(model, engine.Scheduling);
        var work = PlannedWork.Submit(plan, benchmarks, isRecorded, doors with { Score = scheduler.Score }, cancellation);
        var forecast = new RunForecast
        {
            PromptTokens = scheduler.Statistics.PromptTokens + work.Completions.Sum(c => (long)c.Prompt.Length),
            ComputedTokens = scheduler.Statistics.ComputedTokens,
            Completions = work.Completions.Count,
            MostNewTokens = work.MostNewTokens,
        };
        return (forecast, model.Cost, work, clock.Elapsed.TotalSeconds);
    }

    private static GenerationRequest Shortened(GenerationRequest request) => request with
    {
        Prompt = request.Prompt[Math.Max(0, request.Prompt.Length - TrialPromptTokens)..],
        MaxNewTokens = Math.Min(request.MaxNewTokens, TrialTokens),
    };

    private static double Rate(double seconds, long tokens) => tokens > 0 ? seconds / tokens : 0;

    private static void TryFor(Action<CancellationToken> work, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(Trial);
        try
        {
            work(end.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The trial's time is over.
        }
    }
}
