using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>How far a run is.</summary>
public sealed record RunProgress
{
    /// <summary>Results in the journal: scores, grades and losses.</summary>
    public required int ResultsDone { get; init; }

    /// <summary>Results of the whole run.</summary>
    public required int ResultsTotal { get; init; }

    /// <summary>Results that were in the journal when this process took up the run.</summary>
    public required int ResultsResumed { get; init; }

    /// <summary>The benchmark that the last result is of.</summary>
    public required string Benchmark { get; init; }

    /// <summary>Since this process began to score.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Results this process finished a second.</summary>
    public required double ResultsPerSecond { get; init; }

    /// <summary>New tokens written a second of engine time; 0 while nothing was.</summary>
    public required double NewTokensPerSecond { get; init; }

    /// <summary>Time left at the present rate; null before the first result.</summary>
    public required TimeSpan? Remaining { get; init; }

    /// <summary>Prompt tokens a second, those that did not have to be computed again included.</summary>
    public required double PromptTokensPerSecond { get; init; }

    /// <summary>The share of prompt tokens that did not have to be computed again, from 0 to 1.</summary>
    public required double ReusedShare { get; init; }

    /// <summary>Works the rates out.</summary>
    public static RunProgress Of(
        int done, int total, int resumed, TimeSpan elapsed, SchedulerStatistics statistics, GenerationStatistics generation, string benchmark)
    {
        var seconds = elapsed.TotalSeconds;
        var prompts = statistics.PromptTokens + generation.PromptTokens;
        var rate = seconds > 0 ? (done - resumed) / seconds : 0;
        return new RunProgress
        {
            ResultsDone = done,
            ResultsTotal = total,
            ResultsResumed = resumed,
            Benchmark = benchmark,
            Elapsed = elapsed,
            ResultsPerSecond = rate,
            NewTokensPerSecond = generation.StepSeconds > 0 ? generation.NewTokens / generation.StepSeconds : 0,
            Remaining = done >= total ? TimeSpan.Zero : rate > 0 ? TimeSpan.FromSeconds((total - done) / rate) : null,
            PromptTokensPerSecond = seconds > 0 ? (statistics.PromptTokens + generation.PromptTokens) / seconds : 0,
            // Early on a shared prefix is computed before the prompts that use it count as done: the share is then nothing yet, not less than nothing.
            ReusedShare = prompts > 0 ? Math.Max(0, 1 - ((double)(statistics.ComputedTokens + generation.ComputedTokens) / prompts)) : 0,
        };
    }
}
