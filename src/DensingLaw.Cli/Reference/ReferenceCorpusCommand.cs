using System.CommandLine;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Suites;
using DensingLaw.Tokenization.Training;
using DensingLaw.Training.Corpus;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw reference corpus</c>: makes texts into shards of tokens for <c>reference train</c>.</summary>
internal static class ReferenceCorpusCommand
{
    private static readonly Dictionary<string, PreTokenization> s_splits = new(StringComparer.Ordinal)
    {
        ["gpt2"] = PreTokenization.Gpt2,
        ["single-digits"] = PreTokenization.SingleDigits,
    };

    public static Command Create(CliContext context)
    {
        var folder = new Argument<string>("FOLDER") { Description = "Texts: .txt, .jsonl and .jsonl.gz files" };
        var output = new Option<string>("--output", "-o") { HelpName = "DIR", Required = true, Description = "Where shards and a trained tokenizer go; what was made of the same inputs is kept" };
        var tokenizer = new Option<string?>("--tokenizer") { HelpName = "FOLDER", Description = "A tokenizer there is" };
        var vocabulary = new Option<string?>("--vocabulary") { HelpName = "N", Description = "Train a tokenizer of so many tokens on the texts" };
        var split = new Option<string>("--split") { HelpName = "NAME", Description = $"With --vocabulary: {string.Join(" or ", s_splits.Keys)}", DefaultValueFactory = _ => "gpt2" };
        var data = new Option<string?>("--data") { HelpName = "DIR", Description = "Folder of the benchmarks' releases that the texts must not contain" };
        var suite = new Option<string?>("--suite") { HelpName = "NAME|FILE", Description = "With --data: the benchmarks (default: the five)" };
        var words = new Option<string?>("--overlap") { HelpName = "N", Description = "Words in a row that a document may not share with an item (default: 13)" };
        var template = new Option<string?>("--template-items") { HelpName = "N", Description = "Rows of words in more items than this are templates and may be shared (default: none is)" };
        var heldOut = new Option<string?>("--held-out") { HelpName = "SHARE", Description = "Share of documents held out (default: 0.01)" };
        var command = new Command("corpus", "Make a folder of texts into shards of tokens, without documents that contain benchmark items.") { folder };
        foreach (var option in (Option[])[output, tokenizer, vocabulary, split, data, suite, words, template, heldOut])
            command.Options.Add(option);
        command.SetAction(result =>
        {
            var options = new CorpusPreparationOptions { Folder = result.GetValue(folder)!, Output = result.GetValue(output)!, Tokenizer = result.GetValue(tokenizer) };
            if (result.GetValue(vocabulary) is { } size)
                options = options with { Bpe = new BpeTrainerOptions { VocabularySize = (int)NumberText.Real("--vocabulary", size, 257, 10_000_000), PreTokenization = Split(result.GetValue(split)!) } };
            if (result.GetValue(heldOut) is { } share)
                options = options with { HeldOutShare = NumberText.Real("--held-out", share, 0, 0.99) };
            options = options with
            {
                Decontamination = new DecontaminationOptions
                {
                    Targets = result.GetValue(data) is { } releases ? Targets(releases, result.GetValue(suite)) : [],
                    Words = result.GetValue(words) is { } row ? (int)NumberText.Real("--overlap", row, 2, 100) : new DecontaminationOptions().Words,
                    MaxItemsPerRow = result.GetValue(template) is { } items ? (int)NumberText.Real("--template-items", items, 1, int.MaxValue) : null,
                },
            };
            using var prepared = Prepare(options, context);
            context.Out.WriteLine($"shards: {prepared.Shards.Folder}");
            context.Out.WriteLine($"tokenizer: {prepared.TokenizerPath}");
            return ExitCode.Ok;
        });
        return command;
    }

    public static PreparedCorpus Prepare(CorpusPreparationOptions options, CliContext context)
    {
        var prepared = CorpusPreparation.Prepare(options, new CorpusProgressText(context.Error, context.Time), context.Cancellation);
        PreparedLines.Write(prepared, context.Out);
        return prepared;
    }

    /// <summary>The benchmarks of a suite in a data folder; of the five where none is named.</summary>
    public static IReadOnlyList<DecontaminationTarget> Targets(string data, string? suite) => suite is null
        ? [.. Density.ReferenceCurveSet.AveragedBenchmarks.Select(name => DecontaminationTarget.Of(BenchmarkCatalog.Load(name, data)))]
        : [.. Suite.Load(suite).Benchmarks.Select(b => DecontaminationTarget.Of(BenchmarkCatalog.Load(b.Name, data, b.Protocol)))];

    public static PreTokenization Split(string name) => s_splits.TryGetValue(name, out var split)
        ? split
        : throw new ConfigurationException($"--split is '{name}'{NearNames.Hint(name, s_splits.Keys)}; there are: {string.Join(", ", s_splits.Keys)}");
}
