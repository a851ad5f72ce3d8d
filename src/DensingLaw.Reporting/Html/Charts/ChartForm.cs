namespace DensingLaw.Reporting;

/// <summary>How a series is drawn.</summary>
internal enum ChartForm
{
    /// <summary>A line through its points, in their order.</summary>
    Line,

    /// <summary>A broken line.</summary>
    DashedLine,

    /// <summary>Marks, with bars to the ends of a point's intervals.</summary>
    Marks,

    /// <summary>The rectangle between its two points.</summary>
    Band,
}
