namespace DensingLaw.Reporting;

/// <summary>An interval.</summary>
/// <param name="Lower">Its lower end; null when open.</param>
/// <param name="Upper">Its upper end; null when open.</param>
/// <param name="Level">How often such intervals cover the truth: 0.9.</param>
public sealed record IntervalSection(double? Lower, double? Upper, double Level);
