using DensingLaw.Density;

namespace DensingLaw.Cli;

/// <summary>
/// What travels with the program, so that it measures something before anything is fetched: a small model, the mini benchmarks and the mini curve.
/// </summary>
internal static class BundledMini
{
    public const string Suite = "mini", Curve = ReferenceCurveSet.MiniId;

    /// <summary>The model that <c>measure</c> measures where none is named.</summary>
    public static string Checkpoint { get; } = Path.Combine(AppContext.BaseDirectory, "mini", "students", "clean");

    /// <summary>The mini benchmarks' data folder.</summary>
    public static string Data { get; } = Path.Combine(AppContext.BaseDirectory, "mini", "data");
}
