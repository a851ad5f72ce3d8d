using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>Densities over time to compare a run's with.</summary>
/// <param name="Name">What they were measured on.</param>
/// <param name="Models">The models.</param>
/// <param name="Fit">The trend through those that were denser than all before them.</param>
public sealed record DensityTrend(string Name, IReadOnlyList<DatedDensity> Models, TrendFit Fit)
{
    /// <summary>The paper's densities on the same benchmarks as a curve's; null where it has none.</summary>
    /// <param name="benchmark">The curve's key.</param>
    public static DensityTrend? Published(string benchmark) => benchmark switch
    {
        ReferenceCurveSet.AverageKey => Of("five benchmarks, the paper's Fig. 1", DensityFile.FiveBenchmarks),
        "mmlu" => Of("MMLU, the paper's Fig. 3c", DensityFile.Mmlu),
        _ => null,
    };

    private static DensityTrend Of(string name, string shipped)
    {
        var models = DensityFile.Read(shipped: shipped).Models;
        return new DensityTrend(name, models, TrendLaw.Fit(models));
    }
}
