namespace DensingLaw.Inference;

/// <summary>Does a sample of planned forwards for real, so that a <see cref="MeteredModel"/> learns what they take.</summary>
public static class ForwardTrial
{
    /// <summary>Tokens of a short forward.</summary>
    private const int ShortTokens = 16;

    /// <summary>Works on planned batches, spread over their sizes, until each was done once or the time is over.</summary>
    /// <param name="model">The model, whose clock is looked at.</param>
    /// <param name="planned">Batches that a <see cref="PlanningModel"/> was given, in any order.</param>
    /// <param name="limit">After this no further batch begins, but one at least is done after the three that prepare.</param>
    /// <param name="cancellation">Looked at between forwards.</param>
    public static void Run(MeteredModel model, IReadOnlyList<ForwardBatch> planned, TimeSpan limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(planned);
        if (planned.Count == 0)
            return;
        var start = model.Time.GetTimestamp();
        var order = Order(planned, model.ForwardCost);
        Begin(model, planned);
        foreach (var index in order)
        {
            var prefix = Compute((PlannedPrefix?)planned[index].Prefix);
            try
            {
                if (index != order[0] && IsOver())
                    return;
                Forward(planned[index] with { Prefix = prefix, ReleasesPrefix = false }).State?.Dispose();
            }
            finally
            {
                prefix?.Dispose();
            }

            if (IsOver())
                return;
        }

        bool IsOver() => model.Time.GetElapsedTime(start) >= limit;

        ForwardResult Forward(ForwardBatch batch)
        {
            cancellation.ThrowIfCancellationRequested();
            return model.Forward(batch);
        }

        PrefixState? Compute(PlannedPrefix? prefix)
        {
            if (prefix is null)
                return null;
            using var parent = Compute(prefix.Parent);
            return Forward(new ForwardBatch { Prefix = parent, Rows = [prefix.Row], KeepState = true }).State;
        }
    }

    /// <summary>
    /// Those at the quantiles 1/2, 1/4, 3/4, 1/8, … of the work (van der Corput's sequence), so that wherever the trial ends it has met all sizes in the shares in
    /// which they make up the work; and behind the first three the largest, which has the most memory and may take as long as many others.
    /// </summary>
    internal static IReadOnlyList<int> Order(IReadOnlyList<ForwardBatch> planned, ForwardCost cost)
    {
        var costs = planned.Select(b => cost.Of(ForwardWork.Of(b))).ToArray();
        int[] rising = [.. Enumerable.Range(0, planned.Count).OrderBy(i => costs[i])];
        var upTo = new double[rising.Length];
        for (var i = 0; i < rising.Length; i++)
            upTo[i] = (i > 0 ? upTo[i - 1] : 0) + costs[rising[i]];
        double[] quantiles = [Reversed(1), Reversed(2), Reversed(3), 1, .. Enumerable.Range(4, 2 * planned.Count).Select(Reversed)];
        return [.. quantiles.Select(AtQuantile).Distinct()];

        int AtQuantile(double quantile)
        {
            var at = Array.BinarySearch(upTo, quantile * upTo[^1]);
            return rising[Math.Min(at < 0 ? ~at : at, rising.Length - 1)];
        }
    }

    /// <summary>The binary digits of n behind the point in reverse: 1/2, 1/4, 3/4, 1/8, 5/8, …</summary>
    private static double Reversed(int n)
    {
        var (value, digit) = (0.0, 0.5);
        for (; n > 0; n >>= 1, digit /= 2)
            value += (n & 1) * digit;
        return value;
    }

    /// <summary>
    /// Two forwards that do not count: the first calls read the weights and take memory. And a short one that tells what a forward takes whatever it does,
    /// which forwards of some hundred tokens leave open.
    /// </summary>
    private static void Begin(MeteredModel model, IReadOnlyList<ForwardBatch> planned)
    {
        var longest = planned.SelectMany(Rows).Select(r => r.Tokens).MaxBy(t => t.Length);
        var some = longest[..Math.Min(longest.Length, ShortTokens)];
        foreach (var tokens in (ReadOnlyMemory<int>[])[some, longest, some])
            model.Forward(new ForwardBatch { Rows = [new ForwardRow(tokens, [new Read(tokens.Length - 1, [])])] });

        static IEnumerable<ForwardRow> Rows(ForwardBatch batch)
        {
            yield return batch.Rows[0];
            for (var prefix = (PlannedPrefix?)batch.Prefix; prefix is not null; prefix = prefix.Parent)
                yield return prefix.Row;
        }
    }
}
