using DensingLaw.Density;

namespace DensingLaw.Cli;

/// <summary>
/// What travels with the program, so that it measures something before anything is fetched: a small model, the mini benchmarks and the mini curve.
/// </summary>
internal static class BundledMini
{
    public const string Suite = "mini", Curve = ReferenceCurveSet.MiniId;

    /// <summary>The curve of a run for which none is named: the mini curve where every protocol is one of the mini suite's, else null, which means the published one.</summary>
    /// <param name="protocols">The protocols' names; empty texts for defaults, none of which is the mini suite's.</param>
    public static string? CurveOf(IReadOnlyCollection<string> protocols) =>
        protocols.Count > 0 && protocols.All(p => p.Contains("/mini-", StringComparison.Ordinal)) ? Curve : null;

    /// <summary>The model that <c>measure</c> measures where none is named.</summary>
    public static string Checkpoint { get; } = Path.Combine(AppContext.BaseDirectory, "mini", "students", "clean");

    /// <summary>The mini benchmarks' data folder.</summary>
    public static string Data { get; } = Path.Combine(AppContext.BaseDirectory, "mini", "data");
}
