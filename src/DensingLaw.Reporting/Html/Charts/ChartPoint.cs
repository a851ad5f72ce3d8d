namespace DensingLaw.Reporting;

/// <summary>A point in the coordinates of its axes (logarithms and day numbers are taken by whoever makes the chart).</summary>
/// <param name="X">Place on the horizontal axis.</param>
/// <param name="Y">Place on the vertical axis.</param>
/// <param name="Text">What a reader sees when pointing at it, and in the table of the numbers; null for points of a curve.</param>
internal sealed record ChartPoint(double X, double Y, string? Text = null)
{
    /// <summary>A label that stands beside the point, or null.</summary>
    public string? Label { get; init; }

    /// <summary>Where the label stands.</summary>
    public LabelPlace Place { get; init; }

    /// <summary>Ends of a horizontal bar, or null.</summary>
    public (double Lower, double Upper)? Across { get; init; }

    /// <summary>Ends of a vertical bar, or null.</summary>
    public (double Lower, double Upper)? Upright { get; init; }
}
