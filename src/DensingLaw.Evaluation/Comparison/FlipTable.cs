namespace DensingLaw.Evaluation.Comparison;

/// <summary>What became of the items' verdicts. For items with several completions, right is more than half of them.</summary>
public sealed record FlipTable
{
    /// <summary>Right on both sides.</summary>
    public required int BothRight { get; init; }

    /// <summary>Right in the baseline only.</summary>
    public required int RightToWrong { get; init; }

    /// <summary>Right in the candidate only.</summary>
    public required int WrongToRight { get; init; }

    /// <summary>Wrong on both sides.</summary>
    public required int BothWrong { get; init; }

    /// <summary>Items whose answer or text changed though the verdict did not.</summary>
    public required int ChangedSameVerdict { get; init; }

    /// <summary>Choices that turned though their margin on one side was above the noise band.</summary>
    public required int BeyondNoise { get; init; }

    /// <summary>Counts pairs that have scores.</summary>
    public static FlipTable Of(IReadOnlyList<ItemPair> pairs, double noiseNats)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var counts = new int[4];
        int changed = 0, beyond = 0;
        foreach (var pair in pairs)
        {
            var (a, b) = (pair.First.Score > 0.5, pair.Second.Score > 0.5);
            counts[(a ? 0 : 2) + (b ? 0 : 1)]++;
            var differ = pair.First.Answer != pair.Second.Answer;
            changed += a == b && (differ || pair.First.Text != pair.Second.Text) ? 1 : 0;
            beyond += differ && pair.First.Margin is { } m && pair.Second.Margin is { } n && Math.Max(m, n) > noiseNats ? 1 : 0;
        }

        return new FlipTable { BothRight = counts[0], RightToWrong = counts[1], WrongToRight = counts[2], BothWrong = counts[3], ChangedSameVerdict = changed, BeyondNoise = beyond };
    }
}
