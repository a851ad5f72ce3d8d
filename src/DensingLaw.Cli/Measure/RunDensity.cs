using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Scoring;
using DensingLaw.Numerics;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>The density of a run, from its manifest and records.</summary>
internal static class RunDensity
{
    /// <summary>
    /// Reads a reference set (null: the published one; a name or a file) and checks that it covers the benchmarks by the average that is asked for, before
    /// anything is measured.
    /// </summary>
    public static ReferenceCurveSet LoadReference(CurveRequest request, IReadOnlyList<string> benchmarks)
    {
        if (request.Average is not null && benchmarks.Count == 1)
            throw new ConfigurationException($"--average and --compat choose the average curve; {benchmarks[0]} alone has a curve of its own: leave them out");
        var references = LoadCurves(request.Curve);
        if (request.Average is { } average)
            references = AveragedBy(references, average);
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

    /// <summary>Whether the set that is asked for has a curve for the benchmarks.</summary>
    public static bool HasCurve(CurveRequest request, IReadOnlyList<string> benchmarks) =>
        request.Curve is null ? ReferenceCurveSet.HasCurveFor(benchmarks) : LoadCurves(request.Curve).FindFor(benchmarks) is not null;

    /// <summary>The set whose average curve stands for an average: itself, or the published points fitted again.</summary>
    /// <exception cref="ConfigurationException">The set's average curve stands for another one.</exception>
    public static ReferenceCurveSet AveragedBy(ReferenceCurveSet references, CurveAverage average)
    {
        var option = average.IsSame ? $"--average {average.Name}" : "--compat published";
        if (references.Find(ReferenceCurveSet.AverageKey) is not { } curve)
            throw new ConfigurationException($"{references.Id} has no average curve, and {option} asks for one; leave it out or give another --curve");
        if (curve.Average == average)
            return references;
        if (references.Id == ReferenceCurveSet.PublishedId)
            return ReferenceSetBuilder.PublishedBy(average, new CurveBootstrapOptions());
        var states = curve.Average is { } own ? $"stands for the average '{own.Name}'" : "does not say which average it stands for";
        throw new ConfigurationException(
            $"{references.Id}/{curve.Benchmark} {states}, and {option} was asked for; leave that out, or make a curve for it with: densinglaw reference fit {option} --output FILE");
    }

    public static DensitySection Estimate(RunManifest manifest, RunRecords records, ReferenceCurveSet references, TimeRatio ratio)
    {
        var scores = manifest.Plan.Benchmarks
            .Select(b => new BenchmarkItemScores(b.Name, [.. RecordScores.Items(b.Name, records).Select(s => s.Scores)]));
        var bootstrap = new BootstrapOptions { Seed = (ulong)manifest.Plan.Seed };
        var estimate = new DensityEstimator(references, bootstrap).Estimate([.. scores], manifest.Plan.Checkpoint.Parameters.NonEmbedding);
        return DensityReadings.Of(manifest, records, references, estimate, ratio);
    }

    /// <summary>Reads a reference set: null for the published one, a name, or a file.</summary>
    public static ReferenceCurveSet LoadCurves(string? curve)
    {
        if (curve is null || ReferenceCurveSet.Names.Contains(curve))
            return ReferenceCurveSet.LoadNamed(curve ?? ReferenceCurveSet.PublishedId);
        if (!File.Exists(curve))
            throw new ConfigurationException($"there is no reference curve '{curve}'{NearNames.Hint(curve, ReferenceCurveSet.Names)}; give {string.Join(" or ", ReferenceCurveSet.Names)}, or the path of a file");
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
