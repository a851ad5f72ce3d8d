using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>
/// The interval of N̂ from draws of the score and of the curve. Each optimum of the loss law has an interval of its own, which holds sampling and fit;
/// the whole is what these intervals span, because nothing says how likely one optimum is against another.
/// </summary>
internal sealed record CurveInterval(BoundedInterval All, IReadOnlyList<IntervalPart> Parts)
{
    private const ulong SpreadSeed = 4321;

    /// <summary>From draws of the score in percent; draw i meets draw i of each optimum, whose draws are used in turn.</summary>
    public static CurveInterval OfScores(ReferenceCurve curve, ReadOnlySpan<double> scorePercents, double level) =>
        Of(curve, scorePercents.ToArray(), level, (c, score, factor) => factor == 1 ? c.Invert(score).Extended : InvertWith(c, score, factor));

    /// <summary>From draws of the loss.</summary>
    public static CurveInterval OfLosses(ReferenceCurve curve, ReadOnlySpan<double> losses, double level) =>
        Of(curve, losses.ToArray(), level, (c, loss, factor) => c.InvertLoss(loss * factor).Extended);

    /// <summary>From the ends of an interval of the score: each end with the curve's draws that make it worse.</summary>
    public static CurveInterval OfScoreEnds(ReferenceCurve curve, double lowerPercent, double upperPercent, double level)
    {
        var items = new Interval(curve.Invert(lowerPercent).Extended, curve.Invert(upperPercent).Extended, level);
        return Join(items, level, [.. curve.Draws.GroupBy(d => d.Optimum).OrderBy(g => g.Key).Select(g => (g.Key, new Interval(
            ItemBootstrap.Percentiles([.. g.Select(d => At(curve, d).Invert(lowerPercent).Extended)], level).Lower,
            ItemBootstrap.Percentiles([.. g.Select(d => At(curve, d).Invert(upperPercent).Extended)], level).Upper,
            level)))]);
    }

    private static CurveInterval Of(ReferenceCurve curve, double[] values, double level, Func<ReferenceCurve, double, double, double> invert)
    {
        var items = ItemBootstrap.Percentiles([.. values.Select(v => invert(curve, v, 1))], level);
        var optima = new List<(int, Interval)>();
        foreach (var group in curve.Draws.GroupBy(d => d.Optimum).OrderBy(g => g.Key))
        {
            ReferenceCurve[] curves = [.. group.Select(d => At(curve, d))];
            var draws = new double[Math.Max(values.Length, curves.Length)];
            var random = new Pcg32(SpreadSeed);
            for (var i = 0; i < draws.Length; i++)
            {
                // What one run of the recipe has instead of the law's loss.
                var factor = curve.RunSpread > 0 ? Math.Exp(curve.RunSpread * RandomVariates.Normal(ref random)) : 1;
                draws[i] = invert(curves[i % curves.Length], values[i % values.Length], factor);
            }

            var ends = ItemBootstrap.Percentiles(draws, level);
            var own = group.Key == 0 ? curve : curve with { Loss = curve.OtherOptima[group.Key - 1] };
            optima.Add((group.Key, curve is { Freedom: { } freedom, RunSpread: 0 } ? Shrunk(ends, draws, own, curves, values, freedom, invert) : ends));
        }

        return Join(items, level, optima);
    }

    /// <summary>
    /// The ends drawn nearer, in ln N̂, to the median of the draws by <see cref="SharedSpread"/>'s factor for items, losses and scores. Open ends stay open, and
    /// where some draws have no finite N̂ the ends stay as they are.
    /// </summary>
    private static Interval Shrunk(
        Interval ends, double[] draws, ReferenceCurve own, ReferenceCurve[] curves, double[] values, FitFreedom freedom, Func<ReferenceCurve, double, double, double> invert)
    {
        var (middle, value) = (Median(draws), Median(values));
        var factor = SharedSpread.Factor(
            [
                (LogVariance(values.Select(v => invert(own, v, 1))), double.PositiveInfinity),
                (LogVariance(curves.Select(c => invert(own with { Loss = c.Loss }, value, 1))), freedom.Losses),
                (LogVariance(curves.Select(c => invert(own with { Score = c.Score }, value, 1))), freedom.Scores),
            ],
            ends.Level);
        return ends with { Lower = Nearer(ends.Lower), Upper = Nearer(ends.Upper) };

        double Nearer(double end) => end > 0 && double.IsFinite(end) ? middle * Math.Pow(end / middle, factor) : end;
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    // Infinite or NaN where a value is 0 or infinite.
    private static double LogVariance(IEnumerable<double> values)
    {
        double[] logs = [.. values.Select(v => Math.Log(v))];
        var mean = logs.Average();
        return logs.Average(l => (l - mean) * (l - mean));
    }

    private static double InvertWith(ReferenceCurve curve, double score, double factor) =>
        curve.Score.Loss(score) is { } loss && loss > 0 ? curve.InvertLoss(loss * factor).Extended : curve.Invert(score).Extended;

    private static ReferenceCurve At(ReferenceCurve curve, CurveDraw draw) => curve with { Loss = draw.Loss, Score = draw.Score };

    private static CurveInterval Join(Interval items, double level, List<(int Optimum, Interval Interval)> optima)
    {
        var all = optima.Count == 0 ? items : new Interval(optima.Min(o => o.Interval.Lower), optima.Max(o => o.Interval.Upper), level);
        return new CurveInterval(Bounded(all), [new IntervalPart(null, Bounded(items)), .. optima.Select(o => new IntervalPart(o.Optimum, Bounded(o.Interval)))]);
    }

    private static BoundedInterval Bounded(Interval interval) => BoundedInterval.FromExtended(interval.Lower, interval.Upper, interval.Level);
}
