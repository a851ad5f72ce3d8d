using System.CommandLine;
using System.CommandLine.Parsing;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw loss</c>: the options; the work is <see cref="LossSession"/>'s.</summary>
internal sealed class LossCommand
{
    private readonly Argument<string> _checkpoint = new("CHECKPOINT") { Description = "A checkpoint's folder or file" };
    private readonly Option<string?> _text = new("--text") { HelpName = "FILE", Description = "A text in UTF-8" };
    private readonly Option<string?> _maxLength = new("--max-length") { HelpName = "N", Description = "Tokens of a text's window (default: the model's longest sequence)" };
    private readonly Option<string?> _data = new("--data") { HelpName = "DIR", Description = "Folder of the benchmarks' releases" };
    private readonly Option<string?> _benchmarks = new("--benchmarks") { HelpName = "NAME[,NAME]" };
    private readonly Option<string?> _subtasks = new("--subtasks") { HelpName = "NAME[,NAME]", Description = "Only these sub-tasks of the benchmark (default: all)" };
    private readonly Option<string?> _limit = new("--limit") { HelpName = "N", Description = "The first N items of every sub-task, and rationales of every benchmark (default: all)" };
    private readonly Option<string?> _rationales = new("--rationales") { HelpName = "FILE", Description = "Answers written for items: lines {source, question, answer}; may be packed (.gz)" };
    private readonly Option<string?> _rationaleFields = new("--rationale-fields") { HelpName = "FIELD=NAME[,FIELD=NAME]", Description = "What the file calls source, question and answer" };
    private readonly Option<string?> _items = new("--items") { HelpName = "FILE", Description = "Write every item's loss there, one JSON object a line" };
    private readonly Option<string?> _seed = new("--seed") { HelpName = "N", Description = "Seed of the intervals' bootstrap (default: 1234)" };
    private readonly Option<bool> _json = new("--json") { Description = "Print the result as JSON" };
    private readonly EngineArguments _engine = new();

    private LossCommand()
    {
    }

    public static Command Create(ProbeParts parts, MeasureParts measure, CliContext context)
    {
        var options = new LossCommand();
        options._benchmarks.Description = $"Benchmarks whose gold answers are scored, of: {string.Join(", ", parts.BenchmarkNames)}";
        var command = new Command("loss", "Measure how well a checkpoint predicts a text, benchmarks' gold answers, or rationales.") { options._checkpoint };
        foreach (var option in (ReadOnlySpan<Option>)
                 [options._text, options._maxLength, options._data, options._benchmarks, options._subtasks, options._limit, options._rationales, options._rationaleFields])
            command.Options.Add(option);
        options._engine.AddTo(command, withScheduling: true);
        foreach (var option in (ReadOnlySpan<Option>)[options._items, options._seed, options._json])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            var errors = new List<string>();
            if (options.TryRead(result) is { } raw)
                LossOptions.Parse(raw, parts.BenchmarkNames, errors);
            errors.ForEach(result.AddError);
        });
        command.SetAction(result => new LossSession(
            LossOptions.Parse(options.TryRead(result.CommandResult)!, parts.BenchmarkNames, []), parts, measure, context).Run());
        return command;
    }

    /// <summary>Null when something is missing or has no value, or two; the parser reports that itself.</summary>
    private RawLossOptions? TryRead(CommandResult result)
    {
        if (result.GetResult(_checkpoint)?.Tokens.Count is not 1 || !GivenOptions.CanBeRead(result))
            return null;
        return new RawLossOptions
        {
            Checkpoint = result.GetValue(_checkpoint)!,
            Text = result.GetValue(_text),
            MaxLength = result.GetValue(_maxLength),
            Benchmarks = result.GetValue(_benchmarks),
            Data = result.GetValue(_data),
            Subtasks = result.GetValue(_subtasks),
            Limit = result.GetValue(_limit),
            Rationales = result.GetValue(_rationales),
            RationaleFields = result.GetValue(_rationaleFields),
            ItemsFile = result.GetValue(_items),
            Seed = result.GetValue(_seed),
            Engine = _engine.Read(result),
            Json = result.GetValue(_json),
        };
    }
}
