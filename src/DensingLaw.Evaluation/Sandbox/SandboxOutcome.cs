namespace DensingLaw.Evaluation.Sandbox;

/// <summary>How a request to a sandboxed process ended.</summary>
internal enum SandboxOutcome
{
    /// <summary>With an answer.</summary>
    Answered,

    /// <summary>The time was over, and the process was ended.</summary>
    TimedOut,

    /// <summary>The answer was larger than allowed, and the process was ended.</summary>
    TooLarge,

    /// <summary>The process ended by itself.</summary>
    Ended,
}
