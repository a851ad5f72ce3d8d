using System.CommandLine;
using System.CommandLine.Parsing;
using DensingLaw.Density;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Data;
using DensingLaw.Evaluation.Suites;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw measure</c>, and <c>densinglaw bench</c>, which is the same without the density; the work is <see cref="MeasureSession"/>'s.</summary>
internal sealed class MeasureCommand
{
    private readonly Argument<string> _checkpoint = new("CHECKPOINT") { Description = "A checkpoint's folder or file" };
    private readonly Option<string?> _data = new("--data") { HelpName = "DIR", Description = $"Folder of the benchmarks' releases (default: ${DataFolder.Variable}, else that of data pull)" };
    private readonly Option<string?> _suite = new("--suite") { HelpName = "NAME|FILE" };
    private readonly Option<string?> _benchmarks = new("--benchmarks") { HelpName = "NAME[,NAME]" };
    private readonly Option<string?> _protocols = new("--protocol") { HelpName = "ID[,ID]", Description = "Other protocols than the benchmarks' first ones: mmlu/hendrycks" };
    private readonly Option<string?> _limit = new("--limit") { HelpName = "N", Description = "The first N items of every sub-task (default: all)" };
    private readonly Option<string?> _subtasks = new("--subtasks") { HelpName = "NAME[,NAME]", Description = "Only these sub-tasks of the benchmark (default: all)" };
    private readonly Option<bool> _noLoss = new("--no-loss") { Description = "Scores only, without the losses of gold answers" };
    private readonly Option<string?> _maxNewTokens = new("--max-new-tokens") { HelpName = "N", Description = "Tokens of a completion at most (default: the protocol's); recorded in the protocol's name" };
    private readonly Option<string?> _samples = new("--samples") { HelpName = "N", Description = "Completions of each item, for pass@k (default: 1)" };
    private readonly Option<string?> _temperature = new("--temperature") { HelpName = "T", Description = "Draw tokens at this temperature (default: 0, the likeliest)" };
    private readonly Option<string?> _topP = new("--top-p") { HelpName = "P", Description = "Draw from the likeliest tokens that reach this probability (default: 1)" };
    private readonly Option<bool> _chat = new("--chat") { Description = "Give prompts as a user's message in the checkpoint's chat template" };
    private readonly Option<string?> _thinking = new("--end-of-thinking") { HelpName = "TEXT", Description = "What ends the model's thinking, which is not graded: </think>" };
    private readonly Option<bool> _modified = new("--allow-modified-data") { Description = "Take data that differ from the release; recorded in the result" };
    private readonly Option<string?> _curve = new("--curve") { HelpName = "NAME|FILE", Description = "Reference curve of the density (default: published-2025)" };
    private readonly AverageArguments _averages = new();
    private readonly Option<string?> _timeRatio = TimeRatioText.Option();
    private readonly Option<string?> _runs = new("--runs") { HelpName = "DIR", Description = "Where run folders are made (default: runs)" };
    private readonly Option<string?> _runDir = new("--run-dir") { HelpName = "DIR", Description = "This run's own folder" };
    private readonly Option<string?> _seed = new("--seed") { HelpName = "N", Description = "Seed of draws and of the intervals' bootstrap (default: 1234)" };
    private readonly Option<bool> _json = new("--json") { Description = "Print result.json on standard output and nothing else there" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Check everything, load the model, print the plan and stop" };
    private readonly EngineArguments _engine = new();

    private MeasureCommand()
    {
    }

    public static Command CreateMeasure(MeasureParts parts, CliContext context) =>
        new MeasureCommand().Create("measure", "Score a checkpoint on benchmarks and compute its density. The same command resumes.", parts, withDensity: true, context);

    public static Command CreateBench(MeasureParts parts, CliContext context) =>
        new MeasureCommand().Create("bench", "Score a checkpoint on any choice of benchmarks, without a density. The same command resumes.", parts, withDensity: false, context);

    private Command Create(string name, string description, MeasureParts parts, bool withDensity, CliContext context)
    {
        _benchmarks.Description = $"Benchmarks to run, of: {string.Join(", ", parts.BenchmarkNames)}";
        _suite.Description = "A choice of benchmarks and items: quick, nightly, standard, full or mini, or a file";
        _benchmarks.CompletionSources.Add(NameList.Of(parts.BenchmarkNames));
        _suite.CompletionSources.Add([.. Suite.Names]);
        _protocols.CompletionSources.Add(NameList.Of(BenchmarkCatalog.Protocols.Values.SelectMany(p => p)));
        _curve.CompletionSources.Add([.. ReferenceCurveSet.Names]);
        if (withDensity)
        {
            _checkpoint.Arity = ArgumentArity.ZeroOrOne;
            _checkpoint.Description = "A checkpoint's folder or file (default: a small model that comes with the program, on the mini suite and curve)";
        }

        var command = new Command(name, description) { _checkpoint };
        foreach (var option in (ReadOnlySpan<Option>)[_data, _suite, _benchmarks, _protocols, _subtasks, _limit, _noLoss, _maxNewTokens, _samples, _temperature, _topP, _chat, _thinking, _modified])
            command.Options.Add(option);
        _engine.AddTo(command, withScheduling: true);
        foreach (var option in (ReadOnlySpan<Option>)(withDensity ? [_curve, _averages.Average, _averages.Compatibility, _timeRatio, _runs, _runDir, _seed, _json, _dryRun] : [_runs, _runDir, _seed, _json, _dryRun]))
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            var errors = new List<string>();
            if (TryRead(result, withDensity) is { } raw)
                MeasureOptions.Parse(raw, parts.BenchmarkNames, errors);
            errors.ForEach(result.AddError);
        });
        command.SetAction(result => new MeasureSession(
            MeasureOptions.Parse(TryRead(result.CommandResult, withDensity)!, parts.BenchmarkNames, []), withDensity, parts, context).Run());
        return command;
    }

    /// <summary>Null when something required is missing or has no value, or two; the parser reports that itself.</summary>
    private RawMeasureOptions? TryRead(CommandResult result, bool withDensity)
    {
        var checkpoints = result.GetResult(_checkpoint)?.Tokens.Count ?? 0;
        if (checkpoints > 1 || (checkpoints == 0 && !withDensity) || !GivenOptions.CanBeRead(result))
            return null;
        var (given, benchmarks) = (result.GetValue(_data), result.GetValue(_benchmarks));
        var suite = result.GetValue(_suite) ?? (checkpoints == 0 && benchmarks is null ? BundledMini.Suite : null);
        var isMini = suite == BundledMini.Suite;
        return new RawMeasureOptions
        {
            Checkpoint = checkpoints == 0 ? BundledMini.Checkpoint : result.GetValue(_checkpoint)!,
            Data = isMini ? given ?? BundledMini.Data : DataFolder.Choose(given),
            Benchmarks = benchmarks,
            Suite = suite,
            Protocols = result.GetValue(_protocols),
            MaxNewTokens = result.GetValue(_maxNewTokens),
            Samples = result.GetValue(_samples),
            Temperature = result.GetValue(_temperature),
            TopP = result.GetValue(_topP),
            Chat = result.GetValue(_chat),
            EndOfThinking = result.GetValue(_thinking),
            NoLoss = result.GetValue(_noLoss),
            AllowModifiedData = result.GetValue(_modified),
            Limit = result.GetValue(_limit),
            Subtasks = result.GetValue(_subtasks),
            Engine = _engine.Read(result),
            Curve = withDensity ? result.GetValue(_curve) ?? (isMini ? BundledMini.Curve : null) : null,
            Average = withDensity ? result.GetValue(_averages.Average) : null,
            Compatibility = withDensity ? result.GetValue(_averages.Compatibility) : null,
            TimeRatio = withDensity ? result.GetValue(_timeRatio) : null,
            Runs = result.GetValue(_runs),
            RunDir = result.GetValue(_runDir),
            Seed = result.GetValue(_seed),
            Json = result.GetValue(_json),
            DryRun = result.GetValue(_dryRun),
        };
    }
}
