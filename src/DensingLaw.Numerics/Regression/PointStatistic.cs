namespace DensingLaw.Numerics;

/// <summary>A number computed from a resample of points; NaN where the resample does not determine it.</summary>
/// <param name="indices">Numbers of the points drawn, with repetition; valid during the call only.</param>
/// <param name="normals">One standard normal number a point of the original sample, for its own error; zeros where none is drawn.</param>
public delegate double PointStatistic(ReadOnlySpan<int> indices, ReadOnlySpan<double> normals);
