namespace DensingLaw.Inference;

/// <summary>Does a sample of planned forwards for real, so that a <see cref="MeteredModel"/> learns what they take.</summary>
public static class ForwardTrial
{
    /// <summary>Tokens of the forwards before the first one that counts: the first calls read the weights and prepare kernels.</summary>
    private const int WarmUpTokens = 16;

    /// <summary>Works on planned batches, the largest first, then spread over their sizes, until each was done once or the time is over.</summary>
    /// <param name="model">The model, whose clock is looked at.</param>
    /// <param name="planned">Batches that a <see cref="PlanningModel"/> was given, in any order.</param>
    /// <param name="limit">After this no further forward begins, but one at least is done after the two short ones that warm up.</param>
    /// <param name="cancellation">Looked at between forwards.</param>
    public static void Run(MeteredModel model, IReadOnlyList<ForwardBatch> planned, TimeSpan limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(planned);
        if (planned.Count == 0)
            return;
        var start = model.Time.GetTimestamp();
        var order = Order(planned, model.ForwardCost);
        WarmUp(model, planned[order[0]].Rows[0].Tokens);
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
    /// The largest, then those at the quantiles 1/2, 1/4, 3/4, 1/8, … of the work (van der Corput's sequence), so that wherever the trial ends it has met all
    /// sizes in the shares in which they make up the work.
    /// </summary>
    internal static List<int> Order(IReadOnlyList<ForwardBatch> planned, ForwardCost cost)
    {
        var costs = planned.Select(b => cost.Of(ForwardWork.Of(b))).ToArray();
        int[] rising = [.. Enumerable.Range(0, planned.Count).OrderBy(i => costs[i])];
        var upTo = new double[rising.Length];
        for (var i = 0; i < rising.Length; i++)
            upTo[i] = (i > 0 ? upTo[i - 1] : 0) + costs[rising[i]];
        var order = new List<int> { rising[^1] };
        var taken = new HashSet<int>(order);
        for (var n = 1; n < 2 * planned.Count; n++)
        {
            var at = Array.BinarySearch(upTo, Reversed(n) * upTo[^1]);
            var index = rising[Math.Min(at < 0 ? ~at : at, rising.Length - 1)];
            if (taken.Add(index))
                order.Add(index);
        }

        return order;
    }

    /// <summary>The binary digits of n behind the point in reverse: 1/2, 1/4, 3/4, 1/8, 5/8, …</summary>
    private static double Reversed(int n)
    {
        var (value, digit) = (0.0, 0.5);
        for (; n > 0; n >>= 1, digit /= 2)
            value += (n & 1) * digit;
        return value;
    }

    private static void WarmUp(MeteredModel model, ReadOnlyMemory<int> tokens)
    {
        var row = tokens[..Math.Min(tokens.Length, WarmUpTokens)];
        for (var i = 0; i < 2; i++)
            model.Forward(new ForwardBatch { Rows = [new ForwardRow(row, [new Read(row.Length - 1, [])])] });
    }
}
