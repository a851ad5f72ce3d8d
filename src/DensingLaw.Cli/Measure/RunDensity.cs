using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Scoring;
using DensingLaw.Numerics;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>The density of a run, from its manifest and records.</summary>
internal static class RunDensity
{
    internal const string Published = "published-2025";

    /// <summary>
    /// Reads a reference set (null: the published one; a name or a file) and checks that it covers the benchmarks, before anything is measured.
    /// </summary>
    public static ReferenceCurveSet LoadReference(string? curve, IReadOnlyList<string> benchmarks)
    {
        var references = LoadCurves(curve);
        try
        {
            references.CurveFor(benchmarks);
            return references;
        }
        catch (ArgumentException error)
        {
            throw new ConfigurationException($"{error.Message}; change --benchmarks or give another --curve", error);
        }
    }

    public static DensitySection Estimate(RunManifest manifest, RunRecords records, ReferenceCurveSet references)
    {
        var scores = manifest.Plan.Benchmarks
            .Select(b => new BenchmarkItemScores(b.Name, [.. RecordScores.Items(b.Name, records).Select(s => s.Scores)]));
        var bootstrap = new BootstrapOptions { Seed = (ulong)manifest.Plan.Seed };
        return DensitySection.Of(new DensityEstimator(references, bootstrap).Estimate([.. scores], manifest.Plan.Checkpoint.Parameters.NonEmbedding));
    }

    /// <summary>Reads a reference set: null or its name for the published one, else a file.</summary>
    public static ReferenceCurveSet LoadCurves(string? curve)
    {
        if (curve is null or Published)
            return ReferenceCurveSet.LoadPublished();
        if (!File.Exists(curve))
            throw new ConfigurationException($"there is no reference curve '{curve}'{NearNames.Hint(curve, [Published])}; give {Published} or the path of a file");
        try
        {
            return ReferenceCurveSet.Load(curve);
        }
        catch (InvalidDataException error)
        {
            throw new DataIntegrityException(error.Message, error);
        }
    }
}
