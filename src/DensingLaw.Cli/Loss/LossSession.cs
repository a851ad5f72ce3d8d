using System.Text;
using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Loss;
using DensingLaw.Inference;
using DensingLaw.Numerics;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>One <c>loss</c> from its options to its result.</summary>
internal sealed class LossSession(LossOptions options, ProbeParts parts, MeasureParts measure, CliContext context)
{
    private readonly BootstrapOptions _bootstrap = new() { Seed = (ulong)options.Seed };

    public int Run()
    {
        // All that may be wrong with the files is found before the model is loaded.
        var content = options.Text is null ? null : LossFiles.ReadText(options.Text);
        var rationales = options.Rationales is null ? null : RationaleFile.Read(options.Rationales, options.RationaleFields);
        var benchmarks = options.Benchmarks.Select(name => measure.LoadBenchmark(new BenchmarkRequest(name, options.DataFolder!, options.Limit, options.Subtasks))).ToArray();
        using var items = options.ItemsFile is null ? null : LossFiles.CreateItems(options.ItemsFile);
        using var model = parts.OpenModel(options.Checkpoint, options.Engine with { Cancellation = context.Cancellation });
        var document = new LossDocument { Checkpoint = Path.GetFullPath(options.Checkpoint), Engine = EngineSection.Of(model.Model.Engine) };
        if (content is not null)
            document = document with { Text = Path.GetFullPath(options.Text!), Loss = MeasureText(model, content) };
        if (rationales is not null || benchmarks.Length > 0)
            document = WithItems(document, model, benchmarks, rationales, items);
        Print(document);
        return ExitCode.Ok;
    }

    private TextLoss MeasureText(ProbeModel model, string content)
    {
        // The prefix token and the last target are not both fed, so a window may score as many tokens as the model has positions.
        var longest = model.Model.MaxPositions;
        if (options.MaxLength > longest)
            throw new ConfigurationException($"--max-length is {options.MaxLength}; the model takes at most {longest}");
        var tokens = model.EncodePlain(content);
        if (tokens.Length == 0)
            throw new ConfigurationException($"{options.Text} has no tokens; give a text that is not empty");
        return TextLossMeter.Measure(
            content, tokens, model.PrefixToken(), options.MaxLength ?? longest, new Scheduler(model.Model, options.Engine.Scheduling).Score, context.Cancellation);
    }

    private LossDocument WithItems(LossDocument document, ProbeModel model, IReadOnlyList<RunBenchmark> benchmarks, RationaleFile? rationales, TextWriter? itemsFile)
    {
        var ofBenchmarks = benchmarks.SelectMany(b => b.Items.SelectMany(item => LossTexts.Of(b.Plan.Name, item, LossTexts.Kinds(b.Plan.Name))));
        LossText[] ofRationales = rationales is null ? [] : [.. rationales.Texts.GroupBy(t => t.Benchmark).SelectMany(g => g.Take(options.Limit ?? int.MaxValue))];
        var total = benchmarks.Sum(b => b.Items.Count * LossTexts.Kinds(b.Plan.Name).Count) + ofRationales.Length;
        var losses = MeasureItems(model, ofBenchmarks.Concat(ofRationales), total, itemsFile);
        var summaries = BenchmarkLoss.All(losses, _bootstrap);
        return document with
        {
            Rules = new LossRules { BosAdded = model.AddsBos() },
            Limit = options.Limit,
            Seed = options.Seed,
            Benchmarks = [.. benchmarks.Select(b => new BenchmarkLossSection(
                b.Plan.Name, b.Plan.Protocol, b.Plan.ProtocolSha256, b.Plan.DataSha256,
                [.. summaries.Where(s => s.Benchmark == b.Plan.Name && s.Kind != LossKind.Rationale)]))],
            Rationales = rationales is null ? null : new RationaleLossSection(
                Path.GetFullPath(options.Rationales!), rationales.Sha256, rationales.Texts.Count, rationales.DuplicateRows, options.RationaleFields,
                [.. summaries.Where(s => s.Kind == LossKind.Rationale)]),
        };
    }

    private ItemLoss[] MeasureItems(ProbeModel model, IEnumerable<LossText> texts, int total, TextWriter? itemsFile)
    {
        var losses = new ItemLoss[total];
        var scheduler = new Scheduler(model.Model, options.Engine.Scheduling);
        var start = context.Time.GetTimestamp();
        var done = 0;
        ProgressView.Run(context, report => LossMeter.Measure(
            texts, new LossEncoder(model.EncodeSeam, model.Model.MaxPositions), scheduler.Score,
            (place, loss) =>
            {
                losses[place] = loss;
                itemsFile?.WriteLine(ItemLossText.Write(loss));
                done++;
                report(RunProgress.Of(done, total, 0, context.Time.GetElapsedTime(start), scheduler.Statistics, default, loss.Benchmark));
            },
            context.Cancellation));
        return losses;
    }

    private void Print(LossDocument document)
    {
        if (options.Json)
        {
            context.Out.Write(Encoding.UTF8.GetString(document.ToJson()));
            return;
        }

        if (document.Loss is { } text)
            TableOutput.Print(LossTables.Text(text), context);
        if (document.Loss is not null && document.Rules is not null)
            context.Out.WriteLine();
        if (document.Rules is not null)
            TableOutput.Print(LossTables.Items(document.Benchmarks.SelectMany(b => b.Losses).Concat(document.Rationales?.Losses ?? [])), context);
        if (document.Rationales is { DuplicateRows: > 0 } rationales)
            context.Error.WriteLine($"{rationales.File}: {rationales.DuplicateRows} of {rationales.Rows} rows repeat an earlier one");
    }
}
