using System.Globalization;
using DensingLaw.Evaluation.Comparison;
using DensingLaw.Evaluation.Nightly;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>Turns a comparison into gates.</summary>
internal static class NightGates
{
    public static IEnumerable<GateCheck> Of(ComparisonResult comparison, NightlyGates gates) =>
    [
        .. JUnitCheck.Of(comparison, "").Select(c => new GateCheck(c.Name, c.Outcome switch { JUnitOutcome.Failed => false, JUnitOutcome.Passed => true, _ => null }, c.Message)),
        .. comparison.Benchmarks.SelectMany(b => new[]
        {
            Rise($"{b.Name} truncation", b.FirstHealth.Truncated, b.SecondHealth.Truncated, gates.Truncation),
            Rise($"{b.Name} cut off", b.FirstHealth.CutOff, b.SecondHealth.CutOff, gates.Invalid),
            Rise($"{b.Name} invalid", b.FirstHealth.Invalid, b.SecondHealth.Invalid, gates.Invalid),
        }).OfType<GateCheck>(),
    ];

    /// <summary>A quantity that must not fall by more than a share of itself; nothing where either side lacks it.</summary>
    public static IEnumerable<GateCheck> Of(double? first, double? second, string name, double share) => first is > 0 and { } a && second is { } b
        ? [new GateCheck(name, b >= a * (1 - share), Text($"{a:G4} to {b:G4}; a fall of {share * 100:0.##} % is allowed"))]
        : [];

    private static GateCheck? Rise(string name, double? first, double? second, double most) => first is { } a && second is { } b
        ? new GateCheck(name, b - a <= most, Text($"{a * 100:0.0} % to {b * 100:0.0} %; a rise of {most * 100:0.##} points is allowed"))
        : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
