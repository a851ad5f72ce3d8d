namespace DensingLaw.Numerics;

/// <summary>A number computed from the means of the strata, in the order they were given. May be ±∞, never NaN.</summary>
/// <param name="means">One mean a stratum; valid during the call only.</param>
public delegate double MeansStatistic(ReadOnlySpan<double> means);
