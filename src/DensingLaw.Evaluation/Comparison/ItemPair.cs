namespace DensingLaw.Evaluation.Comparison;

/// <summary>An item on both sides.</summary>
/// <param name="First">The baseline's.</param>
/// <param name="Second">The candidate's.</param>
public readonly record struct ItemPair(ComparedItem First, ComparedItem Second)
{
    /// <summary>Whether both tell their prompt and it is not the same.</summary>
    public bool PromptsDiffer => First.PromptSha256 is { } a && Second.PromptSha256 is { } b && a != b;
}
