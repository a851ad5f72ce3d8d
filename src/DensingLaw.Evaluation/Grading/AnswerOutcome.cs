namespace DensingLaw.Evaluation.Grading;

/// <summary>Whether a completion gave an answer.</summary>
public enum AnswerOutcome
{
    /// <summary>An answer was found.</summary>
    Extracted,

    /// <summary>None was found. Such an item is wrong, and counts in the invalid rate.</summary>
    Invalid,
}
