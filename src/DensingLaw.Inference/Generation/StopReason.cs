namespace DensingLaw.Inference;

/// <summary>What ended a completion.</summary>
public enum StopReason
{
    /// <summary>The model's end-of-sequence token.</summary>
    EndOfSequence,

    /// <summary>One of the stop strings.</summary>
    StopString,

    /// <summary>The largest number of new tokens: the completion is cut off.</summary>
    Length,
}
