using DensingLaw.Evaluation.Comparison;

namespace DensingLaw.Reporting;

/// <summary>One test case of a JUnit document.</summary>
/// <param name="Group">The suite it stands in.</param>
/// <param name="Name">The check.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Message">What was found.</param>
public sealed record JUnitCheck(string Group, string Name, JUnitOutcome Outcome, string Message)
{
    /// <summary>The tests of a comparison; what can neither pass nor fail is skipped.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="group">The suite's name.</param>
    public static IEnumerable<JUnitCheck> Of(ComparisonResult result, string group)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Tests.Select(t => new JUnitCheck(group, t.Name, Of(t.Test.Verdict), FormattableString.Invariant(
            $"{t.Test.First:0.0000} to {t.Test.Second:0.0000} ({t.Test.Difference:+0.0000;-0.0000;0.0000}), p {t.Test.AdjustedPValue:0.0000} (Holm, {t.Test.Test}), margin {t.Test.Margin:0.0000}: {ComparisonTables.Name(t.Test.Verdict)}")));
    }

    private static JUnitOutcome Of(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.Regressed => JUnitOutcome.Failed,
        ComparisonVerdict.Inconclusive => JUnitOutcome.Skipped,
        _ => JUnitOutcome.Passed,
    };
}
