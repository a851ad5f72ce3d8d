using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw report</c>: makes <c>result.json</c> and <c>report.html</c> again from the journal, without a model, or a report in another format.</summary>
internal sealed class ReportCommand
{
    private readonly Argument<string[]> _run = new("RUN") { Description = "A run's folder", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _output = new("--output", "-o") { HelpName = "FILE", Description = "Write the report to a file; its ending names the format" };
    private readonly Option<string?> _format = new("--format") { HelpName = "NAME", Description = $"Format of the report: {ReportFormats.Names}; without --output it goes to standard output" };
    private readonly Option<string?> _released = new("--released") { HelpName = "DATE", Description = "When the checkpoint was released, for its place among densities over time" };
    private readonly Option<string?> _curve = new("--curve") { HelpName = "NAME|FILE", Description = "Reference curve of the density" };
    private readonly AverageArguments _averages = new();
    private readonly Option<string?> _timeRatio = TimeRatioText.Option();
    private readonly Option<bool> _json = new("--json") { Description = "Print result.json on standard output and nothing else there" };

    private ReportCommand()
    {
    }

    public static Command Create(MeasureParts parts, CliContext context) => new ReportCommand().CreateCommand(parts, context);

    private Command CreateCommand(MeasureParts parts, CliContext context)
    {
        var command = new Command("report", "Compute a run's result again from its journal and report it; needs no model.") { _run, _output, _format, _released, _curve, _averages.Average, _averages.Compatibility, _timeRatio, _json };
        command.Validators.Add(result =>
        {
            var errors = new List<string>();
            Check(result, errors);
            errors.ForEach(result.AddError);
        });
        command.SetAction(result => Run(result, parts, context));
        return command;
    }

    private void Check(CommandResult result, List<string> errors)
    {
        if (result.GetResult(_run)?.Tokens.Count > 1)
            errors.Add($"{result.GetResult(_run)!.Tokens.Count} runs are given; a report is of one run: call it once for each");
        if (!GivenOptions.CanBeRead(result))
            return;
        ReportFormats.Of(result.GetValue(_format), result.GetValue(_output), errors);
        LawValues.Date("--released", result.GetValue(_released), errors);
        AverageArguments.Parse(result.GetValue(_averages.Average), result.GetValue(_averages.Compatibility), errors);
        MeasureOptions.Ratio(result.GetValue(_timeRatio), errors);
        if (result.GetValue(_json) && (result.GetValue(_format) ?? result.GetValue(_output)) is not null)
            errors.Add("--json prints result.json alone; give --format json in its place, or leave out --format and --output");
    }

    private int Run(ParseResult result, MeasureParts parts, CliContext context)
    {
        var folder = Path.GetFullPath(result.GetValue(_run)![0]);
        var manifest = RunManifest.Read(RunFolder.ManifestIn(folder));
        var average = AverageArguments.Parse(result.GetValue(_averages.Average), result.GetValue(_averages.Compatibility), []);
        var references = References(parts, new CurveRequest(result.GetValue(_curve), average), manifest.Plan.Benchmarks);
        var report = ResultFiles.Write(folder, manifest, parts, references, TimeRatioText.Parse(result.GetValue(_timeRatio)), EarlierPerformance(folder), LawValues.Date("--released", result.GetValue(_released), []));
        var output = result.GetValue(_output);
        if (ReportFormats.Of(result.GetValue(_format), output, []) is not { } format)
        {
            ResultFiles.Print(report, folder, result.GetValue(_json), references is not null, context);
            return ExitCode.Ok;
        }

        ResultFiles.WarnOfStillCharts(context);
        if (output is null)
        {
            context.Out.Write(Encoding.UTF8.GetString(ReportFormats.Write(report, format)));
            return ExitCode.Ok;
        }

        var path = Path.GetFullPath(output);
        if (Path.GetDirectoryName(path) is { } parent && !Directory.Exists(parent))
            throw new ConfigurationException($"there is no folder '{parent}' for --output; make it or give another file");
        AtomicFile.Write(path, ReportFormats.Write(report, format));
        context.Log.WriteLine($"report: {path}");
        return ExitCode.Ok;
    }

    /// <summary>A run of benchmarks without a common curve (<c>bench</c>) has no density, unless a curve is asked for.</summary>
    private static ReferenceCurveSet? References(MeasureParts parts, CurveRequest asked, IReadOnlyList<PlannedBenchmark> planned)
    {
        string[] names = [.. planned.Select(b => b.Name)];
        var request = asked with { Curve = asked.Curve ?? BundledMini.CurveOf([.. planned.Select(b => b.Protocol)]) };
        return asked is not { Curve: null, Average: null } || RunDensity.HasCurve(request, names) ? parts.LoadReference(request, names) : null;
    }

    /// <summary>What the work cost is known only from when it was done; the report carries it on.</summary>
    private static RunPerformance? EarlierPerformance(string folder)
    {
        var path = RunFolder.ResultIn(folder);
        return File.Exists(path) ? ResultDocument.FromJson(File.ReadAllBytes(path), path).Performance : null;
    }
}
