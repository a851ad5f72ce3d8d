namespace DensingLaw.Density;

/// <summary>Days and months as the paper's months come out.</summary>
internal static class Months
{
    /// <summary>Days of a month: 365.25/12.</summary>
    public const double Days = 365.25 / 12;
}
