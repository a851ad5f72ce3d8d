namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>
/// An item as its release has it, nothing stripped: what graders and losses need beside the prompt. One type a benchmark, all of them in this assembly.
/// </summary>
public abstract record ReleaseItem
{
    private protected ReleaseItem()
    {
    }
}
