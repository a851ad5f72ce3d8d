namespace DensingLaw.Density;

/// <summary>The trend with its corollaries.</summary>
/// <param name="Fit">The trend.</param>
/// <param name="Corollaries">What follows from it, and what checks it.</param>
public sealed record LawExplanation(TrendFit Fit, IReadOnlyList<LawCorollary> Corollaries)
{
    /// <summary>Works out every corollary from the files.</summary>
    /// <param name="files">Which files.</param>
    /// <param name="references">Curves for forecasts.</param>
    /// <param name="options">Rule, origin, breakpoint, level.</param>
    /// <exception cref="InvalidDataException">A file is not what it should be; one line says what and where.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static LawExplanation Of(LawFileChoice files, ReferenceCurveSet references, TrendAnalysisOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var level = options.Bootstrap.Level;
        var densities = DensityFile.Read(files.Densities);
        var clean = DensityFile.Read(files.MmluCf, DensityFile.MmluCf);
        var mmlu = DensityFile.Read(files.Mmlu, DensityFile.Mmlu);
        var (priceFile, prices) = TokenPrice.Read(files.Prices);
        var (compressionFile, compressed) = CompressedModel.Read(files.Compression);
        var (growthFile, rates) = GrowthRate.Read(files.Growth);
        var (costFile, costs) = TrainingCost.Read(files.Costs);
        var (limitFile, limits) = InformationLimit.Read(files.Limits);
        var fit = TrendLaw.Fit(densities.Models, options.Rule, options.Origin, options.Bootstrap);
        var cleanFit = TrendLaw.Fit(clean.Models, options.Rule, null, options.Bootstrap);
        return new LawExplanation(fit,
        [
            ParameterHalving.Of(fit, densities),
            InferencePrice.Of(priceFile, prices, fit, level, files.Prices is null),
            ChipsAndDensity.Of(growthFile, rates, fit),
            Acceleration.Of(mmlu, options.Breakpoint, level, files.Mmlu is null),
            CompressionEffect.Of(compressionFile, compressed, densities, level),
            CostEffectiveness.Of(costFile, costs, fit, files.Costs is null),
            ContaminationCheck.Of(clean, cleanFit, fit),
            GrowthComparison.Of(growthFile, rates, fit),
            InformationCeiling.Of(limitFile, limits, fit),
            TrendOutlook.Of(densities, fit, references, limits, level),
        ]);
    }
}
