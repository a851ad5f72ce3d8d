namespace DensingLaw.Density;

/// <summary>The values a fitted constant may take; equal ends fix it.</summary>
/// <param name="Lower">Least value, or −∞.</param>
/// <param name="Upper">Greatest value, or +∞.</param>
public readonly record struct Bounds(double Lower, double Upper)
{
    /// <summary>Every number.</summary>
    public static Bounds None { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>One value only.</summary>
    public static Bounds Fixed(double value) => new(value, value);
}
