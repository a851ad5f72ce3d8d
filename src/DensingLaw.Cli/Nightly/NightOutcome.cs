using DensingLaw.Evaluation.Comparison;
using DensingLaw.Evaluation.Nightly;

namespace DensingLaw.Cli;

/// <summary>What a night made of one checkpoint.</summary>
/// <param name="Record">For the history.</param>
/// <param name="Checks">Its gates.</param>
/// <param name="Comparison">With the baseline; null where there was none or the run did not get that far.</param>
/// <param name="Error">What stopped it; null where nothing did.</param>
internal sealed record NightOutcome(NightRecord Record, IReadOnlyList<GateCheck> Checks, ComparisonResult? Comparison, DensingLawException? Error)
{
    public bool IsRegressed => Checks.Any(c => c.Passed == false);
}
