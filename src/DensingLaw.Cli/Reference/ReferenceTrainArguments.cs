using System.CommandLine;
using System.Globalization;
using DensingLaw.Training.Corpus;
using DensingLaw.Training.Ladder;

namespace DensingLaw.Cli;

/// <summary>The options of <c>reference train</c>.</summary>
internal sealed class ReferenceTrainArguments
{
    public Argument<string> Ladder { get; } = new("LADDER") { Description = "A ladder's YAML file, or mini or 2025" };

    public Option<string> Corpus { get; } = new("--corpus") { HelpName = "DIR", Required = true, Description = "A folder of shards, or what reference corpus wrote" };

    public Option<string?> Tokenizer { get; } = new("--tokenizer") { HelpName = "FOLDER", Description = "The tokenizer that made the shards (default: the one trained beside them)" };

    public Option<string> Output { get; } = new("--out") { HelpName = "DIR", Required = true, Description = "Where the members go; what is there is kept and continued" };

    public Option<string?> Sizes { get; } = new("--sizes") { HelpName = "LIST", Description = "Sizes to train (default: all)" };

    public Option<string?> Seeds { get; } = new("--seeds") { HelpName = "LIST", Description = "Seeds to train each with (default: the table's)" };

    public Option<string?> Members { get; } = new("--members") { HelpName = "I/N", Description = "Only every Nth run, from the Ith (0/N … N-1/N): one process each, as in a Slurm array" };

    public Option<string?> Jobs { get; } = new("--jobs") { HelpName = "N", Description = "Runs at once, each in a process of its own (default: 1)" };

    public Option<string> Device { get; } = new("--device") { HelpName = "NAME", Description = "cpu, cuda, cuda:N or auto", DefaultValueFactory = _ => "cpu" };

    public Option<string> Precision { get; } = new("--precision") { HelpName = "NAME", Description = "fp32, or bf16 on CUDA", DefaultValueFactory = _ => "fp32" };

    public Option<string?> CheckpointSteps { get; } = new("--checkpoint-steps") { HelpName = "N", Description = "Steps between two saved states (default: 200)" };

    public Option<string?> MicroBatch { get; } = new("--micro-batch") { HelpName = "N", Description = "Sequences in memory at once; gradients add up (default: all of a step)" };

    public Option<bool> Recompute { get; } = new("--recompute") { Description = "Compute activations again in the backward pass: less memory, a third more time" };

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Say what would be trained, and stop" };

    /// <summary>What <see cref="TrainingProcesses"/> starts its processes with.</summary>
    public Option<bool> UntilInputEnds { get; } = new("--until-input-ends") { Description = "Stop when standard input ends", Hidden = true };

    public void AddTo(Command command)
    {
        command.Arguments.Add(Ladder);
        foreach (var option in (Option[])[Corpus, Tokenizer, Output, Sizes, Seeds, Members, Jobs, Device, Precision, CheckpointSteps, MicroBatch, Recompute, DryRun, UntilInputEnds])
            command.Options.Add(option);
    }

    /// <summary>The runs that are asked for, in the order they begin.</summary>
    public IReadOnlyList<LadderRun> Runs(ParseResult result)
    {
        var runs = LadderRun.Of(LadderTable.Load(result.GetValue(Ladder)!), List(result.GetValue(Sizes)), SeedList(result));
        var share = MemberShare.Parse(result.GetValue(Members));
        return [.. runs.Where((_, i) => share.Has(i))];
    }

    public RunOptions Options(ParseResult result, CliContext context) => new()
    {
        Output = Path.GetFullPath(result.GetValue(Output)!),
        Device = result.GetValue(Device)!,
        Precision = result.GetValue(Precision)!,
        CheckpointSteps = Whole("--checkpoint-steps", result.GetValue(CheckpointSteps)) ?? 200,
        MicroSequences = Whole("--micro-batch", result.GetValue(MicroBatch)) ?? int.MaxValue,
        Recompute = result.GetValue(Recompute),
        Time = context.Time,
        ProgressInterval = TimeSpan.FromSeconds(context.ErrorIsTerminal ? 2 : 10),
    };

    /// <summary>The folder of shards that is meant.</summary>
    public string Shards(ParseResult result)
    {
        var folder = result.GetValue(Corpus)!;
        return File.Exists(Path.Combine(folder, ShardIndex.FileName)) ? folder : Only(folder, "shards-*", "--corpus")
            ?? throw new ConfigurationException($"'{folder}' holds no shards; make them with: densinglaw reference corpus TEXTS --output {folder}");
    }

    /// <summary>The tokenizer that is given, or the one trained beside the shards.</summary>
    public string TokenizerOf(ParseResult result) => result.GetValue(Tokenizer) ?? Only(Path.GetDirectoryName(Path.GetFullPath(Shards(result)))!, "tokenizer-*", Tokenizer.Name)
        ?? throw new ConfigurationException("no tokenizer was trained beside the shards; give the one that made them with --tokenizer");

    private static string? Only(string folder, string pattern, string option)
    {
        if (!Directory.Exists(folder))
            return null;
        string[] found = [.. Directory.EnumerateDirectories(folder, pattern).Where(d => !d.EndsWith(".part", StringComparison.Ordinal))];
        return found.Length <= 1 ? found.FirstOrDefault()
            : throw new ConfigurationException($"'{folder}' holds {found.Length} folders {pattern}; name the one that is meant with {option}");
    }

    public int JobCount(ParseResult result) => Whole("--jobs", result.GetValue(Jobs)) ?? 1;

    /// <summary>The arguments of a process that trains one run.</summary>
    public IReadOnlyList<string> ForOne(ParseResult result, LadderRun run)
    {
        List<string> arguments =
        [
            "reference", "train", result.GetValue(Ladder)!, Corpus.Name, Shards(result), Tokenizer.Name, TokenizerOf(result),
            Output.Name, result.GetValue(Output)!, Sizes.Name, run.Size.Name, Seeds.Name, run.Seed.ToString(CultureInfo.InvariantCulture),
            Device.Name, result.GetValue(Device)!, Precision.Name, result.GetValue(Precision)!, UntilInputEnds.Name,
        ];
        foreach (var option in new[] { CheckpointSteps, MicroBatch })
        {
            if (result.GetValue(option) is { } value)
                arguments.AddRange([option.Name, value]);
        }

        if (result.GetValue(Recompute))
            arguments.Add(Recompute.Name);
        return arguments;
    }

    private IReadOnlyList<int>? SeedList(ParseResult result) => List(result.GetValue(Seeds)) is not { } seeds ? null
        : [.. seeds.Select(s => int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new ConfigurationException($"--seeds has '{s}'; give whole numbers from 0, such as 0,1,2"))];

    private static string[]? List(string? text) =>
        text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToArray();

    private static int? Whole(string option, string? text)
    {
        var errors = new List<string>();
        var value = MeasureOptions.Whole(option, text, 1, errors);
        return errors.Count == 0 ? value : throw new ConfigurationException(errors[0]);
    }
}
