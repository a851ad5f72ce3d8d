using System.CommandLine;
using DensingLaw.Evaluation.Data;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw data import</c>.</summary>
internal static class DataImportCommand
{
    public static Command Create(DataParts parts, CliContext context)
    {
        var from = new Argument<string>("DIR") { Description = "A folder that holds release files or archives, anywhere in it" };
        var arguments = new DataArguments(parts, names: null);
        var command = new Command("import", "Copy release files, recognised by their SHA-256, from a folder into the data folder.") { from };
        arguments.AddTo(command);
        command.SetAction(result =>
        {
            var (source, folder) = (result.GetValue(from)!, arguments.Folder(result));
            var report = DataImporter.Import(arguments.Manifests(result), source, folder, context.Cancellation);
            if (report.Files.Count + report.Modified.Count == 0)
            {
                throw new ConfigurationException(
                    $"'{source}' holds no release file of {string.Join(", ", parts.Names)}; see 'densinglaw data list' for their sources");
            }

            Print(report, folder, context);
            return report.Modified.Count > 0 ? ExitCode.Data : ExitCode.Ok;
        });
        return command;
    }

    private static void Print(ImportReport report, string folder, CliContext context)
    {
        foreach (var group in report.Files.GroupBy(f => f.File.Path.Split('/')[0]))
        {
            var copied = group.Count(f => f.From is not null);
            context.Out.WriteLine($"{group.Key}: imported {copied}, already there {group.Count() - copied}");
        }

        foreach (var line in report.Modified)
            context.Out.WriteLine($"refused: {line}");
        foreach (var file in report.Missing)
            context.Out.WriteLine($"missing: {file.Path}{(file.CanBePulled || file.How is null ? "" : $" ({file.How})")}");
        if (report.Absent.Count > 0)
            context.Out.WriteLine($"not found: {string.Join(", ", report.Absent)}");
        context.Out.WriteLine();
        context.Out.WriteLine($"data folder: {folder}");
    }
}
