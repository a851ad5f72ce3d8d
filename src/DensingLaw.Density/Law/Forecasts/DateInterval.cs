namespace DensingLaw.Density;

/// <summary>An interval of days.</summary>
/// <param name="Lower">First day; null when open.</param>
/// <param name="Upper">Last day; null when open.</param>
/// <param name="Level">Nominal two-sided coverage, in (0, 1).</param>
public sealed record DateInterval(DateOnly? Lower, DateOnly? Upper, double Level);
