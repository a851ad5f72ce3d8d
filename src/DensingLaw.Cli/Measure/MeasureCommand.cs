using System.CommandLine;
using System.CommandLine.Parsing;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw measure</c>: the options; the work is <see cref="MeasureSession"/>'s.</summary>
internal sealed class MeasureCommand
{
    private readonly Argument<string> _checkpoint = new("CHECKPOINT") { Description = "A checkpoint's folder or file" };
    private readonly Option<string> _data = new("--data") { HelpName = "DIR", Description = "Folder of the benchmarks' releases", Required = true };
    private readonly Option<string> _benchmarks = new("--benchmarks") { HelpName = "NAME[,NAME]", Required = true };
    private readonly Option<string?> _limit = new("--limit") { HelpName = "N", Description = "The first N items of every sub-task (default: all)" };
    private readonly Option<string?> _subtasks = new("--subtasks") { HelpName = "NAME[,NAME]", Description = "Only these sub-tasks of the benchmark (default: all)" };
    private readonly Option<string?> _curve = new("--curve") { HelpName = "NAME|FILE", Description = "Reference curve of the density (default: published-2025)" };
    private readonly Option<string?> _runs = new("--runs") { HelpName = "DIR", Description = "Where run folders are made (default: runs)" };
    private readonly Option<string?> _runDir = new("--run-dir") { HelpName = "DIR", Description = "This run's own folder" };
    private readonly Option<string?> _seed = new("--seed") { HelpName = "N", Description = "Seed of the interval's bootstrap (default: 1234)" };
    private readonly Option<bool> _json = new("--json") { Description = "Print result.json on standard output and nothing else there" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Check everything, load the model, print the plan and stop" };
    private readonly EngineArguments _engine = new();

    private MeasureCommand()
    {
    }

    public static Command Create(MeasureParts parts, CliContext context)
    {
        var options = new MeasureCommand();
        options._benchmarks.Description = $"Benchmarks to run, of: {string.Join(", ", parts.BenchmarkNames)}";
        var command = new Command("measure", "Score a checkpoint on benchmarks and compute its density. The same command resumes.") { options._checkpoint };
        foreach (var option in (ReadOnlySpan<Option>)[options._data, options._benchmarks, options._subtasks, options._limit])
            command.Options.Add(option);
        options._engine.AddTo(command, withScheduling: true);
        foreach (var option in (ReadOnlySpan<Option>)[options._curve, options._runs, options._runDir, options._seed, options._json, options._dryRun])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            var errors = new List<string>();
            if (options.TryRead(result) is { } raw)
                MeasureOptions.Parse(raw, parts.BenchmarkNames, errors);
            errors.ForEach(result.AddError);
        });
        command.SetAction(result => new MeasureSession(
            MeasureOptions.Parse(options.TryRead(result.CommandResult)!, parts.BenchmarkNames, []), parts, context).Run());
        return command;
    }

    /// <summary>Null when something required is missing or has no value, or two; the parser reports that itself.</summary>
    private RawMeasureOptions? TryRead(CommandResult result)
    {
        if (result.GetResult(_checkpoint)?.Tokens.Count is not 1 || result.GetResult(_data) is null || result.GetResult(_benchmarks) is null ||
            !GivenOptions.CanBeRead(result))
        {
            return null;
        }

        return new RawMeasureOptions
        {
            Checkpoint = result.GetValue(_checkpoint)!,
            Data = result.GetValue(_data)!,
            Benchmarks = result.GetValue(_benchmarks)!,
            Limit = result.GetValue(_limit),
            Subtasks = result.GetValue(_subtasks),
            Engine = _engine.Read(result),
            Curve = result.GetValue(_curve),
            Runs = result.GetValue(_runs),
            RunDir = result.GetValue(_runDir),
            Seed = result.GetValue(_seed),
            Json = result.GetValue(_json),
            DryRun = result.GetValue(_dryRun),
        };
    }
}
