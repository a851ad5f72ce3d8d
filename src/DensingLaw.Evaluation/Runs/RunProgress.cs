using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>How far a run is.</summary>
public sealed record RunProgress
{
    /// <summary>Items in the journal.</summary>
    public required int ItemsDone { get; init; }

    /// <summary>Items of the whole run.</summary>
    public required int ItemsTotal { get; init; }

    /// <summary>Items that were in the journal when this process took up the run.</summary>
    public required int ItemsResumed { get; init; }

    /// <summary>Since this process began to score.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Items this process finished a second.</summary>
    public required double ItemsPerSecond { get; init; }

    /// <summary>Time left at the present rate; null before the first item.</summary>
    public required TimeSpan? Remaining { get; init; }

    /// <summary>Prompt tokens a second, those that did not have to be computed again included.</summary>
    public required double PromptTokensPerSecond { get; init; }

    /// <summary>The share of prompt tokens that did not have to be computed again, from 0 to 1.</summary>
    public required double ReusedShare { get; init; }

    /// <summary>Works the rates out.</summary>
    public static RunProgress Of(int done, int total, int resumed, TimeSpan elapsed, SchedulerStatistics statistics)
    {
        var seconds = elapsed.TotalSeconds;
        var rate = seconds > 0 ? (done - resumed) / seconds : 0;
        return new RunProgress
        {
            ItemsDone = done,
            ItemsTotal = total,
            ItemsResumed = resumed,
            Elapsed = elapsed,
            ItemsPerSecond = rate,
            Remaining = done >= total ? TimeSpan.Zero : rate > 0 ? TimeSpan.FromSeconds((total - done) / rate) : null,
            PromptTokensPerSecond = seconds > 0 ? statistics.PromptTokens / seconds : 0,
            // Early on a shared prefix is computed before the prompts that use it count as done: the share is then nothing yet, not less than nothing.
            ReusedShare = statistics.PromptTokens > 0 ? Math.Max(0, (double)statistics.ReusedTokens / statistics.PromptTokens) : 0,
        };
    }
}
