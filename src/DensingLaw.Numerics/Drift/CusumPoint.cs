namespace DensingLaw.Numerics;

/// <summary>Both sums of a <see cref="CusumChart"/> after one value.</summary>
/// <param name="High">C⁺: for shifts upward.</param>
/// <param name="Low">C⁻: for shifts downward.</param>
/// <param name="Limit">H.</param>
public readonly record struct CusumPoint(double High, double Low, double Limit)
{
    /// <summary>Whether a shift upward is found.</summary>
    public bool IsHighAlarm => High > Limit;

    /// <summary>Whether a shift downward is found.</summary>
    public bool IsLowAlarm => Low > Limit;
}
