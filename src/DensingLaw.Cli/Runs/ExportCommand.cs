using System.CommandLine;
using DensingLaw.Evaluation.Comparison;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw export</c>: a run in another tool's files.</summary>
internal static class ExportCommand
{
    public static Command Create(ProbeParts parts, CliContext context)
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder" };
        var folder = new Option<string>("--lm-eval") { HelpName = "DIR", Description = "Write lm-evaluation-harness's results and samples into this folder", Required = true };
        var data = new Option<string?>("--data") { HelpName = "DIR", Description = "Folder of the benchmarks' releases, to write documents, prompts and right answers too" };
        var command = new Command("export", "Write a run as the files that lm-evaluation-harness writes.") { run, folder, data };
        command.SetAction(result =>
        {
            var compared = ComparedRun.Read(result.GetValue(run)!);
            if (compared.Manifest is null)
                throw new ConfigurationException($"'{result.GetValue(run)}' is another tool's log; give the folder of a run");
            var documents = result.GetValue(data) is { } release
                ? compared.Benchmarks.ToDictionary(b => b.Name, b => parts.Documents(b.Name, release, ItemPrompts.Protocol(b.Protocol)))
                : [];
            var target = Directory.CreateDirectory(result.GetValue(folder)!).FullName;
            foreach (var (name, content) in LmEvalExport.Files(compared, documents))
            {
                ComparisonOutput.Save(Path.Combine(target, name), () => content);
                context.Out.WriteLine(Path.Combine(target, name));
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
