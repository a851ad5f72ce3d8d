using DensingLaw.Density;
using DensingLaw.Evaluation.Scoring;
using DensingLaw.Numerics;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>Reference curves by name or file.</summary>
internal static class References
{
    private static readonly string[] s_names = ["published-2025"];

    public static EstimateDensity Open(string? nameOrFile)
    {
        var references = nameOrFile is null || s_names.Contains(nameOrFile) ? ReferenceCurveSet.LoadPublished()
            : File.Exists(nameOrFile) ? ReferenceCurveSet.Load(nameOrFile)
            : throw new ConfigurationException(
                $"--curve is '{nameOrFile}', neither a file nor a known reference{NearNames.Hint(nameOrFile, s_names)}; there are: {string.Join(", ", s_names)}");
        return (manifest, records) =>
        {
            string[] names = [.. manifest.Plan.Benchmarks.Select(b => b.Name)];
            if (!HasCurve(references, names))
                return null;
            var scores = names.Select(name => new BenchmarkItemScores(
                name, [.. RecordedScore.ItemScores([.. records.Where(r => r.Benchmark == name)]).Select(s => s.Scores)]));
            // The bootstrap's own seed is kept at seed 0, so that a plain command repeats the published numbers.
            var bootstrap = new BootstrapOptions();
            bootstrap = bootstrap with { Seed = bootstrap.Seed + (ulong)manifest.Plan.Seed };
            return DensitySection.Of(new DensityEstimator(references, bootstrap).Estimate([.. scores], manifest.Plan.Checkpoint.Parameters.NonEmbedding));
        };
    }

    /// <summary>One benchmark has its own curve, the averaged ones together have one; no other mix does.</summary>
    private static bool HasCurve(ReferenceCurveSet references, string[] benchmarks) =>
        benchmarks.Length == 1 ? references.Find(benchmarks[0]) is not null : ReferenceCurveSet.AveragedBenchmarks.Order().SequenceEqual(benchmarks.Order());
}
