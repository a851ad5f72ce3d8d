namespace DensingLaw.Evaluation.Nightly;

/// <summary>How a nightly's baseline is chosen.</summary>
public enum BaselineKind
{
    /// <summary>The last night without a failure.</summary>
    LastGreen,

    /// <summary>One run, always.</summary>
    Pinned,

    /// <summary>Of the last green nights, the one with the median score.</summary>
    Median,
}
