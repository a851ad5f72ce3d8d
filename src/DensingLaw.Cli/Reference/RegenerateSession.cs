using System.CommandLine;
using System.Globalization;
using DensingLaw.Evaluation.Suites;
using DensingLaw.Reporting;
using DensingLaw.Tokenization.Training;
using DensingLaw.Training.Corpus;
using DensingLaw.Training.Ladder;

namespace DensingLaw.Cli;

/// <summary>One <c>reference regenerate</c>: commands one after another, each shown before it runs, so that a user can run any of them again by hand.</summary>
internal sealed class RegenerateSession(RegenerateOptions options, MeasureParts parts, CliContext context)
{
    private readonly string _data = options.Preset.Corpus is null ? options.Data : Path.Combine(options.Output, "data");
    private readonly string _corpus = options.Preset.Corpus is null
        ? options.Corpus ?? throw new ConfigurationException($"the preset {options.Preset.Name} generates no corpus; give --corpus FOLDER")
        : Path.Combine(options.Output, "corpus");
    private readonly OrderedDictionary<string, TimeSpan> _times = [];

    private readonly string? _tokenizer = options.Preset.Vocabulary is not null ? null
        : options.Tokenizer ?? throw new ConfigurationException($"the preset {options.Preset.Name} trains no tokenizer; give --tokenizer FOLDER");

    private string Members => Path.Combine(options.Output, "members");

    private string Evaluation => Path.Combine(options.Output, "evaluation");

    private string Losses => Path.Combine(Evaluation, "losses.csv");

    private string Scores => Path.Combine(Evaluation, "scores.csv");

    private string Curve => Path.Combine(options.Output, $"{options.Preset.Name}.json");

    private string Checks => Path.Combine(options.Output, $"{options.Preset.Name}-check.csv");

    public int Run()
    {
        Check();
        if (options.DryRun)
        {
            Plan();
            return ExitCode.Ok;
        }

        Generate();
        using (var corpus = Timed("reference corpus", Prepare))
            Step("reference", ReferenceTrainCommand.Create(context), Train(corpus));
        Timed("reference run", MeasureShares);
        Step("reference", ReferenceRunCommand.Create(parts, context), Measure());
        Step("reference", ReferenceFitCommand.Create(context), Fit());
        Step("reference", ReferenceShowCommand.Create(context), [Curve, "--losses", Losses, "--scores", Scores, "--output", Path.ChangeExtension(Curve, ".html")]);
        if (options.Preset.Fit.HeldOutSeed is { } seed)
            Step("reference", ReferenceCheckCommand.Create(context), [Members, "--curve", Curve, "--runs", Evaluation, "--seed", Text(seed), "--output", Checks]);
        WriteTimes();
        context.Out.WriteLine($"the curve: {Curve}");
        return ExitCode.Ok;
    }

    /// <summary>What would else be found after days of training.</summary>
    private void Check()
    {
        LadderTable.Load(options.Preset.Ladder);
        Suite.Load(options.Preset.Suite);
        if (options.Preset.Split is { } split)
            ReferenceCorpusCommand.Split(split);
        var (fit, command) = (new ReferenceFitArguments(), new Command("fit"));
        fit.AddTo(command);
        fit.FitOptions(command.Parse(Fit()));
    }

    private void WriteTimes()
    {
        var table = new Table
        {
            Headers = ["step", "minutes"],
            RightAligned = [1],
            Rows = [.. _times.Append(new("all", new TimeSpan(_times.Values.Sum(t => t.Ticks)))).Select(t => (IReadOnlyList<string>)[t.Key, t.Value.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture)])],
        };
        TableOutput.PrintBelow(table, context);
    }

    private void Plan()
    {
        var (preset, table) = (options.Preset, LadderTable.Load(options.Preset.Ladder));
        var runs = LadderRun.Of(table, null, null);
        context.Out.WriteLine(preset.Corpus is { } corpus
            ? string.Create(CultureInfo.InvariantCulture, $"corpus      {corpus.Bytes:N0} bytes of the mini world's mixture {corpus.Mixture}, in {_corpus}")
            : $"corpus      {_corpus}");
        context.Out.WriteLine($"tokenizer   {(preset.Vocabulary is { } size ? $"{size} tokens, trained on the corpus" : _tokenizer)}");
        context.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"ladder      {table.Name}: {runs.Count} runs, {runs.Sum(r => r.Size.TokensPerParameter.Count)} members of {table.Sizes.Min(s => s.Parameters):N0} to {table.Sizes.Max(s => s.Parameters):N0} parameters, {runs.Sum(r => r.BranchedTokens):N0} tokens"));
        foreach (var run in runs)
            context.Out.WriteLine($"  {ReferenceTrainCommand.RunLine(run)}");
        context.Out.WriteLine($"measured    suite {preset.Suite} on {_data}");
        context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"curve       {Curve}, read at {preset.Fit.ReferenceTokens:G4} tokens"));
    }

    private void Generate()
    {
        if (options.Preset.Corpus is not { } corpus)
            return;
        if (!Directory.Exists(_data))
            Step("data", DataMiniCommand.Create(context), ["--output", _data]);
        if (!Directory.Exists(_corpus))
            Step("data", DataMiniCommand.Create(context), ["--output", _corpus, "--corpus", corpus.Mixture, "--bytes", Text(corpus.Bytes), "--corpus-seed", Text(corpus.Seed)]);
    }

    private PreparedCorpus Prepare()
    {
        var preset = options.Preset;
        return ReferenceCorpusCommand.Prepare(
            new CorpusPreparationOptions
            {
                Folder = _corpus,
                Output = Path.Combine(options.Output, "tokens"),
                Tokenizer = _tokenizer,
                Bpe = preset.Vocabulary is { } size ? new BpeTrainerOptions { VocabularySize = size, PreTokenization = ReferenceCorpusCommand.Split(preset.Split!) } : null,
                Decontamination = new DecontaminationOptions
                {
                    Targets = ReferenceCorpusCommand.Targets(_data, preset.Suite),
                    Words = preset.OverlapWords,
                    MaxItemsPerRow = preset.MaxItemsPerRow,
                },
            },
            context);
    }

    private string[] Train(PreparedCorpus corpus)
    {
        List<string> arguments =
        [
            options.Preset.Ladder, "--corpus", corpus.Shards.Folder, "--tokenizer", corpus.TokenizerPath, "--out", Members, "--jobs", Text(options.Jobs),
            "--device", options.Device, "--precision", options.Precision,
        ];
        if (options.CheckpointSteps is { } steps)
            arguments.AddRange(["--checkpoint-steps", Text(steps)]);
        if (options.MicroSequences is { } sequences)
            arguments.AddRange(["--micro-batch", Text(sequences)]);
        if (options.Recompute)
            arguments.Add("--recompute");
        return [.. arguments];
    }

    private string[] Measure()
    {
        List<string> arguments = [Members, "--data", _data, "--suite", options.Preset.Suite, "--output", Evaluation, "--device", options.Device];
        if (options.Preset.Fit.HeldOutSeed is { } seed)
            arguments.AddRange(["--held-out-seed", Text(seed)]);
        return [.. arguments];
    }

    // Each process takes every Nth member; the command that follows finds all measured, and writes the tables.
    private int MeasureShares()
    {
        if (options.Jobs == 1)
            return ExitCode.Ok;
        var shares = Enumerable.Range(0, options.Jobs).Select(i => FormattableString.Invariant($"{i}/{options.Jobs}"));
        var code = new OwnProcesses(context).Run(
            [.. shares.Select(share => ($"members {share}", (IReadOnlyList<string>)["reference", "run", .. Measure(), "--members", share, "--threads", "1"]))], options.Jobs);
        return code == ExitCode.Ok ? code : throw new EngineException($"reference run ended with exit code {code}; see the lines above, then run the same command again");
    }

    private string[] Fit()
    {
        var fit = options.Preset.Fit;
        List<string> arguments =
        [
            "--losses", Losses, "--scores", Scores, "--average", fit.Average, "--objective", fit.Objective, "--d0", fit.ReferenceTokens.ToString("R", CultureInfo.InvariantCulture),
            "--draws", Text(fit.Draws), "--seed", Text(fit.Seed), "--loss-unit", "bits-per-byte", "--output", Curve,
        ];
        if (fit.Ceiling is { } ceiling)
            arguments.AddRange(["--ceiling", ceiling.ToString("R", CultureInfo.InvariantCulture)]);
        if (fit.RunSpread)
            arguments.Add("--run-spread");
        if (fit.Irreducible)
            arguments.Add("--irreducible");
        return [.. arguments];
    }

    private void Step(string group, Command command, string[] arguments)
    {
        var name = $"{group} {command.Name}";
        context.Error.WriteLine($"── {name} {string.Join(' ', arguments)}");
        var result = command.Parse(arguments);
        if (result.Errors.Count > 0)
            throw new InvalidOperationException(result.Errors[0].Message);
        var code = Timed(name, () => result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }));
        if (code != ExitCode.Ok)
            throw new EngineException($"{name} ended with exit code {code}; see the lines above, then run the same command again");
    }

    private T Timed<T>(string step, Func<T> run)
    {
        var began = context.Time.GetTimestamp();
        var result = run();
        // A step made of two commands is one line.
        _times[step] = (_times.TryGetValue(step, out var before) ? before : TimeSpan.Zero) + context.Time.GetElapsedTime(began);
        return result;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
