namespace DensingLaw.Reporting;

/// <summary>What a series stands for; its look follows from this alone.</summary>
internal enum ChartRole
{
    /// <summary>The measured checkpoint.</summary>
    Model,

    /// <summary>The reference curve.</summary>
    Curve,

    /// <summary>Points that a curve was fitted on, or other models.</summary>
    Points,

    /// <summary>Models that were denser than all before them.</summary>
    Records,

    /// <summary>The trend line.</summary>
    Trend,

    /// <summary>Lines that lead the eye.</summary>
    Guide,
}
