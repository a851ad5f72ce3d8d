namespace DensingLaw.Reporting;

/// <summary>Where labels stand; the same in both renderers.</summary>
internal static class ChartLabels
{
    /// <summary>A point beyond this share of the width has its label on the left.</summary>
    public const double FlipShare = 0.62;
}
