using System.CommandLine;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw probe prompts</c>.</summary>
internal static class ProbePromptsCommand
{
    public static Command Create(ProbeParts parts, CliContext context)
    {
        var benchmark = new Argument<string>("BENCHMARK") { Description = $"One of: {string.Join(", ", parts.BenchmarkNames)}" };
        benchmark.CompletionSources.Add([.. parts.BenchmarkNames]);
        var data = new Option<string>("--data") { HelpName = "DIR", Description = "Folder of the benchmarks' releases", Required = true };
        var protocol = new Option<string?>("--protocol") { HelpName = "P", Description = "The named way to run the benchmark (default: its first)" };
        var modified = new Option<bool>("--allow-modified-data")
        {
            Description = "Read data that differ from the release in counts, names, texts or shots, and say how",
        };
        var files = new ProbeFiles();
        var command = new Command("prompts", "One line {item, prompt, sha256, target} for every item of a benchmark.")
        {
            benchmark, data, protocol, modified,
        };
        files.AddTo(command, withInput: false);
        command.Validators.Add(result =>
        {
            if (result.GetResult(benchmark)?.Tokens.Count is 1 && result.GetValue(benchmark)! is var name && !parts.BenchmarkNames.Contains(name))
                result.AddError($"unknown benchmark {name}{NearNames.Hint(name, parts.BenchmarkNames)}; there are: {string.Join(", ", parts.BenchmarkNames)}");
        });
        command.SetAction(result =>
        {
            var found = parts.Prompts(result.GetValue(benchmark)!, result.GetValue(data)!, result.GetValue(protocol), result.GetValue(modified));
            foreach (var difference in found.Differences)
                context.Error.WriteLine($"modified data: {difference}");
            using var output = files.OpenOutput(result, context);
            foreach (var prompt in found.Prompts)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                JsonLines.WriteLine(output, writer =>
                {
                    writer.WriteString("item", prompt.Item);
                    writer.WriteString("prompt", prompt.Prompt);
                    writer.WriteString("sha256", prompt.Sha256);
                    writer.WriteString("target", prompt.Target);
                });
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
