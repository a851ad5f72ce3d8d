using System.Globalization;
using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Comparison;
using DensingLaw.Evaluation.Nightly;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>One checkpoint of a night: canary, run, comparison, gates. Whatever stops it stops no other.</summary>
internal sealed class NightlyCheckpointRun(NightlyConfig config, MeasureParts parts, CliContext context, string night, DateTimeOffset began)
{
    private const string CanaryEnding = "-canary";

    public NightOutcome Run(string series, string path, IReadOnlyList<NightRecord> history)
    {
        var folder = Path.Combine(night, series);
        var checks = new List<GateCheck>();
        try
        {
            var baseline = config.Baseline.Choose(history);
            if (baseline is not null && !Directory.Exists(baseline))
                throw new DataIntegrityException($"the baseline '{baseline}' of {series} is missing; restore it or change 'baseline'");
            if (config.Canary is { } canary)
            {
                if (baseline is not null)
                    checks.AddRange(Definition(baseline, path));
                if (checks.Any(c => c.Passed == false))
                    return Stopped(series, folder, checks);
                Measure(path, canary, folder + CanaryEnding);
                checks.AddRange(Canary(baseline, folder));
                if (checks.Any(c => c.Passed == false))
                    return Stopped(series, folder, checks);
            }

            Measure(path, config.Suite, folder);
            return Judge(series, folder, baseline, checks, history);
        }
        catch (DensingLawException error)
        {
            context.Error.WriteLine($"error: {series}: {error.Message}");
            return Failed(series, folder, began, checks, error);
        }
    }

    public static NightOutcome Failed(string series, string folder, DateTimeOffset began, IReadOnlyList<GateCheck> checks, DensingLawException error) => new(
        new NightRecord { Night = began, Series = series, Folder = folder, Green = false, Failures = [error.Message] }, checks, null, error);

    private NightOutcome Stopped(string series, string folder, IReadOnlyList<GateCheck> checks) => new(
        new NightRecord { Night = began, Series = series, Folder = folder, Green = false, Failures = Failures(checks) }, checks, null, null);

    private void Measure(string checkpoint, string suite, string folder)
    {
        var errors = new List<string>();
        var options = MeasureOptions.Parse(
            new RawMeasureOptions
            {
                Checkpoint = checkpoint,
                Data = config.Data,
                Suite = suite,
                RunDir = folder,
                Curve = config.Curve,
                Engine = new RawEngineArguments(EngineArguments.Onnx, config.Device, config.Threads?.ToString(CultureInfo.InvariantCulture), "fp32", null, false),
            },
            parts.BenchmarkNames,
            errors);
        if (errors.Count > 0)
            throw new ConfigurationException(string.Join("; ", errors));
        // A curve that the configuration names must fit the suite; the canary has a density only where it happens to.
        var withDensity = (suite == config.Suite && config.Curve is not null) || RunDensity.HasCurve(options.Curve, [.. options.Benchmarks.Select(b => b.Name)]);
        var code = new MeasureSession(options, withDensity, parts, context with { Out = TextWriter.Null }).Run();
        if (code != ExitCode.Ok)
            throw new EngineException($"the run in '{folder}' is not complete: its programs were not graded; see the lines above");
    }

    private IReadOnlyList<GateCheck> Definition(string baseline, string path)
    {
        using var checkpoint = parts.OpenCheckpoint(path);
        return CanaryCheck.Of(Manifest(baseline).Plan.Checkpoint, checkpoint.Description);
    }

    private static RunManifest Manifest(string baseline)
    {
        try
        {
            return RunManifest.Read(RunFolder.ManifestIn(baseline));
        }
        catch (ConfigurationException error)
        {
            throw new DataIntegrityException($"the baseline '{baseline}' is no run: {error.Message}", error);
        }
    }

    private IReadOnlyList<GateCheck> Canary(string? baseline, string folder)
    {
        if (baseline is null)
            return [new GateCheck("canary", null, "no baseline yet")];
        return Directory.Exists(baseline + CanaryEnding)
            ? CanaryCheck.Of(ComparedRun.Read(baseline + CanaryEnding), ComparedRun.Read(folder + CanaryEnding), config.Gates)
            : [new GateCheck("canary", null, $"the baseline has no canary beside it ({baseline}{CanaryEnding})")];
    }

    private NightOutcome Judge(string series, string folder, string? baseline, List<GateCheck> checks, IReadOnlyList<NightRecord> history)
    {
        var result = Result(folder);
        var record = new NightRecord
        {
            Night = began,
            Series = series,
            Folder = folder,
            Green = true,
            Scores = result.Benchmarks.ToDictionary(b => b.Name, b => b.Score),
            Losses = result.Benchmarks.SelectMany(b => b.Losses).Where(l => l.Loss is not null)
                .ToDictionary(l => $"{l.Benchmark} {l.Kind.ToString().ToLowerInvariant()}", l => l.Loss!.BitsPerByte.Corpus),
            Density = result.Density?.Value,
            Throughput = Throughput(result),
        };
        ComparisonResult? comparison = null;
        if (baseline is null)
        {
            checks.Add(new GateCheck("baseline", null, "none yet: this night becomes it"));
        }
        else
        {
            comparison = RunComparison.Compare(
                ComparedRun.Read(baseline), ComparedRun.Read(folder), new ComparisonOptions { ScoreMargin = config.Gates.Score, LossMargin = config.Gates.Loss });
            checks.AddRange(NightGates.Of(comparison, config.Gates));
            checks.AddRange(NightGates.Of(Result(baseline).Density?.Value, record.Density, "density", config.Gates.Density));
            checks.AddRange(NightGates.Of(history.LastOrDefault(n => n.Folder == baseline)?.Throughput, record.Throughput, "throughput of ceiling", config.Gates.Throughput));
        }

        checks.AddRange(DriftAlarm.Of([.. history.Where(n => n.Scores.Count > 0), record]));
        return new NightOutcome(record with { Green = checks.All(c => c.Passed != false), Failures = Failures(checks) }, checks, comparison, null);
    }

    private static ResultDocument Result(string folder)
    {
        var path = RunFolder.ResultIn(folder);
        return File.Exists(path)
            ? ResultDocument.FromJson(File.ReadAllBytes(path), path)
            : throw new DataIntegrityException($"the run in '{folder}' has no result.json; make it with: densinglaw report {folder}");
    }

    /// <summary>Two operations a parameter and token, over what the machine's cores can do: no other night's seconds are needed to judge it.</summary>
    private double? Throughput(ResultDocument result) =>
        result.Engine.Device == "cpu" && result.Performance?.PrefillTokensPerSecond is { } speed
            ? speed * 2 * result.Checkpoint.Parameters.NonEmbedding / MachineCeiling.Measure(result.Engine.Threads, context.Time)
            : null;

    private static string[] Failures(IEnumerable<GateCheck> checks) => [.. checks.Where(c => c.Passed == false).Select(c => $"{c.Name}: {c.Message}")];
}
