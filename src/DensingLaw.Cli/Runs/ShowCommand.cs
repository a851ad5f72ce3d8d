using System.CommandLine;
using System.Globalization;
using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw show</c>: a run, or one of its items with everything that is recorded of it.</summary>
internal static class ShowCommand
{
    public static Command Create(ProbeParts parts, CliContext context)
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder" };
        var item = new Option<string?>("--item") { HelpName = "ID", Description = "An item, as the release names it: abstract_algebra/0" };
        var data = new Option<string?>("--data") { HelpName = "DIR", Description = "Folder of the benchmarks' releases, to show the prompt" };
        var command = new Command("show", "Show a run, or one item's prompt, answer and verdict and why.") { run, item, data };
        command.SetAction(result =>
        {
            var folder = Path.GetFullPath(result.GetValue(run)!);
            if (result.GetValue(item) is { } id)
                Item(folder, id, result.GetValue(data), parts, context);
            else
                Run(RunState.Read(folder), folder, context);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Run(RunState state, string folder, CliContext context)
    {
        PlanText.Write(context.Out, context.Columns, state.Manifest.Plan, folder, state.Done);
        context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"begun",-12}{state.Manifest.CreatedUtc.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC by version {state.Manifest.ToolVersion}"));
    }

    private static void Item(string folder, string id, string? data, ProbeParts parts, CliContext context)
    {
        var manifest = RunManifest.Read(RunFolder.ManifestIn(folder));
        using var journal = JournalReader.Open(RunFolder.JournalIn(folder));
        var all = journal.ReadAll();
        ItemRecord[] records = [.. all.Select(e => e.Record).Where(r => r.Item == id)];
        if (records.Length == 0)
        {
            throw new ConfigurationException(
                $"the run has no record of item '{id}'{NearNames.Hint(id, all.Select(e => e.Record.Item).Distinct())}; its items are named like {(all.Count > 0 ? all[0].Record.Item : "none")}");
        }

        foreach (var benchmark in records.GroupBy(r => r.Benchmark))
        {
            context.Out.WriteLine($"{benchmark.Key} {id}");
            if (data is not null)
                Prompt(ItemPrompts.Of(benchmark.Key, manifest.Plan.Benchmarks.First(b => b.Name == benchmark.Key).Protocol, data, new HashSet<string> { id }, parts), id, context);
            foreach (var line in benchmark.SelectMany(Lines))
                context.Out.WriteLine(line);
        }
    }

    private static void Prompt(IReadOnlyDictionary<string, string> prompts, string id, CliContext context)
    {
        context.Out.WriteLine("prompt:");
        context.Out.WriteLine(prompts.GetValueOrDefault(id, "(the benchmark's data have no such item)"));
    }

    private static IEnumerable<string> Lines(ItemRecord record) => record switch
    {
        ChoiceRecord choice => Choice(choice),
        CompletionRecord completion =>
        [
            Text($"prompt      {completion.PromptTokens} tokens{(completion.Truncated ? ", cut from the left" : "")}, SHA-256 {completion.PromptSha256}"),
            Text($"completion  number {completion.Sample}, {completion.NewTokens} tokens, ended by {completion.Stop}"),
            completion.Text,
        ],
        GradeRecord grade =>
        [
            Text($"answer      {grade.Answer ?? "none"} ({grade.Outcome})"),
            Text($"verdict     {(grade.Correct ? "right" : "wrong")} by {grade.Rule}, grader {grade.Grader}"),
            .. grade.Others.Select(o => Text($"{o.Key,-12}{(o.Value ? "right" : "wrong")}")),
        ],
        ItemLoss loss => [Text($"loss        {loss.Kind}: {loss.Nats:0.000000} nats over {loss.Tokens} tokens and {loss.Bytes} bytes, {loss.BitsPerByte:0.0000} bits/byte{(loss.BoundaryMerged ? ", a token straddles the seam" : "")}")],
        _ => [],
    };

    private static IEnumerable<string> Choice(ChoiceRecord choice)
    {
        yield return Text($"prompt      {choice.PromptTokens} tokens{(choice.Truncated ? ", cut from the left" : "")}, SHA-256 {choice.PromptSha256}");
        for (var i = 0; i < choice.LogLikelihoods.Count; i++)
        {
            yield return Text($"choice {(char)('A' + i)}    {choice.LogLikelihoods[i]:0.000000} nats{(choice.IsGreedy[i] ? ", greedy" : "")}{(i == choice.Prediction ? ", chosen" : "")}{(i == choice.Gold ? ", right" : "")}");
        }

        yield return Text($"verdict     {(choice.Correct ? "right" : "wrong")} by rule {choice.Rule}: {(char)('A' + choice.Prediction)} leads by {choice.Margin:0.000000}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
