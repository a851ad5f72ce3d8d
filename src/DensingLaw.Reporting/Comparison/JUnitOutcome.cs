namespace DensingLaw.Reporting;

/// <summary>How a check went.</summary>
public enum JUnitOutcome
{
    /// <summary>It holds.</summary>
    Passed,

    /// <summary>It does not hold.</summary>
    Failed,

    /// <summary>It could not be made.</summary>
    Error,

    /// <summary>It tells nothing here.</summary>
    Skipped,
}
