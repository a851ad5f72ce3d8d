namespace DensingLaw.Density;

/// <summary>An interval whose ends may be open. Infinite and zero ends are null, never a number.</summary>
/// <param name="Lower">Lower end, finite and above 0; null when open: scores this low have no finite reference loss.</param>
/// <param name="Upper">Upper end, finite; null when open: scores this high are out of the reference family's reach.</param>
/// <param name="Level">Nominal two-sided coverage, in (0, 1).</param>
public sealed record BoundedInterval(double? Lower, double? Upper, double Level)
{
    /// <summary>The level at which either end holds on its own: 0.95 for a 90 % interval.</summary>
    public double OneSidedLevel => (1 + Level) / 2;

    /// <summary>The interval of the quantity divided by <paramref name="divisor"/>, above 0.</summary>
    public BoundedInterval DividedBy(double divisor) => this with { Lower = Lower / divisor, Upper = Upper / divisor };

    internal static BoundedInterval FromExtended(double lower, double upper, double level) => new(Finite(lower), Finite(upper), level);

    private static double? Finite(double end) => end > 0 && double.IsFinite(end) ? end : null;
}
