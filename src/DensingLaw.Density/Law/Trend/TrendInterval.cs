using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>An interval of a number of the law. Unlike <see cref="BoundedInterval"/>'s its ends may be 0 or negative.</summary>
/// <param name="Lower">Lower end; null when open.</param>
/// <param name="Upper">Upper end; null when open.</param>
/// <param name="Level">Nominal two-sided coverage, in (0, 1).</param>
public sealed record TrendInterval(double? Lower, double? Upper, double Level)
{
    /// <summary>Whether a number lies in it; open ends hold everything.</summary>
    public bool Holds(double value) => !(value < Lower) && !(value > Upper);

    /// <summary>The interval of the quantity divided by <paramref name="divisor"/>, above 0.</summary>
    public TrendInterval DividedBy(double divisor) => this with { Lower = Lower / divisor, Upper = Upper / divisor };

    internal static TrendInterval Of(Interval interval) => new(Finite(interval.Lower), Finite(interval.Upper), interval.Level);

    /// <summary>The same ends through a rising function.</summary>
    internal static TrendInterval Of(Interval interval, Func<double, double> rising) =>
        new(Finite(rising(interval.Lower)), Finite(rising(interval.Upper)), interval.Level);

    /// <summary>
    /// Doubling times for the slopes of an interval: ln 2/slope, open above where the slope may be 0 or less, below where it has no upper end.
    /// </summary>
    internal static TrendInterval DoublingOf(Interval slopes) => new(Doubling(slopes.Upper), Doubling(slopes.Lower), slopes.Level);

    private static double? Doubling(double slope) => slope > 0 && double.IsFinite(slope) ? Finite(Math.Log(2) / slope) : null;

    internal static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
