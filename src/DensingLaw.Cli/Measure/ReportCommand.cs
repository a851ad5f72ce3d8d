using System.CommandLine;
using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw report</c>: makes <c>result.json</c> again from the journal, without a model.</summary>
internal static class ReportCommand
{
    public static Command Create(MeasureParts parts, CliContext context)
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder" };
        var curve = new Option<string?>("--curve") { HelpName = "NAME|FILE", Description = "Reference curve of the density" };
        var json = new Option<bool>("--json") { Description = "Print result.json on standard output and nothing else there" };
        var command = new Command("report", "Compute a run's result again from its journal; needs no model.") { run, curve, json };
        command.SetAction(result =>
        {
            var folder = Path.GetFullPath(result.GetValue(run)!);
            var manifest = RunManifest.Read(RunFolder.ManifestIn(folder));
            var references = References(parts, result.GetValue(curve), [.. manifest.Plan.Benchmarks.Select(b => b.Name)]);
            var document = ResultFiles.Write(folder, manifest, parts, references, EarlierPerformance(folder));
            ResultFiles.Print(document, folder, result.GetValue(json), references is not null, context);
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>A run of benchmarks without a common curve (<c>bench</c>) has no density, unless a curve is asked for.</summary>
    private static ReferenceCurveSet? References(MeasureParts parts, string? curve, IReadOnlyList<string> benchmarks) =>
        curve is not null || ReferenceCurveSet.HasCurveFor(benchmarks) ? parts.LoadReference(curve, benchmarks) : null;

    /// <summary>What the work cost is known only from when it was done; the report carries it on.</summary>
    private static RunPerformance? EarlierPerformance(string folder)
    {
        var path = RunFolder.ResultIn(folder);
        return File.Exists(path) ? ResultDocument.FromJson(File.ReadAllBytes(path), path).Performance : null;
    }
}
