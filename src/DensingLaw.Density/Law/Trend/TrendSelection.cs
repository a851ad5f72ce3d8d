namespace DensingLaw.Density;

/// <summary>The points that each rule's line goes through.</summary>
internal static class TrendSelection
{
    /// <param name="rule">The rule.</param>
    /// <param name="sorted">All models by day.</param>
    public static List<TrendPoint> Select(TrendRule rule, IReadOnlyList<TrendPoint> sorted) => rule switch
    {
        TrendRule.Records => Highest(sorted, keepStandstills: false),
        TrendRule.RunningMaximum => Highest(sorted, keepStandstills: true),
        _ => [.. sorted],
    };

    // One point a day: its highest so far. Without standstills only days that raise it.
    private static List<TrendPoint> Highest(IReadOnlyList<TrendPoint> sorted, bool keepStandstills)
    {
        var points = new List<TrendPoint>();
        var highest = double.NegativeInfinity;
        for (var i = 0; i < sorted.Count;)
        {
            var (day, before) = (sorted[i].Day, highest);
            for (; i < sorted.Count && sorted[i].Day == day; i++)
                highest = Math.Max(highest, sorted[i].LogDensity);
            if (keepStandstills || highest > before)
                points.Add(new TrendPoint(day, highest));
        }

        return points;
    }
}
