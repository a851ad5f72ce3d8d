using System.CommandLine;
using System.Globalization;
using DensingLaw.Evaluation;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw runs</c>: the runs of a folder.</summary>
internal static class RunsCommand
{
    public static Command Create(CliContext context)
    {
        var folder = new Argument<string>("DIR") { Description = "Where run folders are (default: runs)", DefaultValueFactory = _ => "runs" };
        var command = new Command("runs", "List the runs of a folder.") { folder };
        command.SetAction(result =>
        {
            var path = result.GetValue(folder)!;
            if (!Directory.Exists(path))
                throw new ConfigurationException($"there is no folder '{path}'; give the folder that holds runs");
            var rows = Directory.EnumerateDirectories(path, "*", SearchOption.AllDirectories).Where(d => File.Exists(RunFolder.ManifestIn(d)))
                .Order(StringComparer.Ordinal).Select(d => Row(d, path)).ToArray();
            TableOutput.Print(new Table { Headers = ["run", "begun (UTC)", "checkpoint", "results", "scores %"], RightAligned = [3], LeftOutFirst = [1, 2], Rows = rows }, context);
            return ExitCode.Ok;
        });
        return command;
    }

    private static string[] Row(string folder, string root)
    {
        var name = Path.GetRelativePath(root, folder);
        try
        {
            var state = RunState.Read(folder);
            return
            [
                name, state.Manifest.CreatedUtc.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Path.GetFileName(state.Manifest.Plan.Checkpoint.Path),
                string.Create(CultureInfo.InvariantCulture, $"{state.Done:N0} of {state.Planned:N0}"), Scores(folder),
            ];
        }
        catch (DensingLawException error)
        {
            return [name, "", "", "", $"cannot be read: {error.Message}"];
        }
    }

    private static string Scores(string folder)
    {
        var path = RunFolder.ResultIn(folder);
        return File.Exists(path)
            ? string.Join(", ", ResultDocument.FromJson(File.ReadAllBytes(path), path).Benchmarks.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Name} {100 * b.Score:0.0}")))
            : "";
    }
}
