using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw data list</c>.</summary>
internal static class DataListCommand
{
    public static Command Create(DataParts parts, CliContext context)
    {
        var arguments = new DataArguments(parts, names: null);
        var json = new Option<bool>("--json") { Description = "Print the list as JSON, with sources, licences, counts and notes" };
        var command = new Command("list", "The benchmarks, their licences, and what the data folder has of them.") { json };
        arguments.AddTo(command);
        command.SetAction(result =>
        {
            var folder = arguments.Folder(result);
            var states = arguments.Manifests(result).Select(m => DataState.Of(m, folder)).ToList();
            if (result.GetValue(json))
                DataJson.Write(context.Out, writer => Write(writer, folder, states));
            else
                Print(context, folder, states);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(CliContext context, string folder, List<DataState> states)
    {
        TableOutput.Print(
            new Table
            {
                Headers = ["benchmark", "items", "sub-tasks", "licence", "source", "state"],
                RightAligned = [1, 2],
                LeftOutFirst = [4, 2, 3],
                Rows = [.. states.Select(Row)],
            },
            context);
        context.Out.WriteLine();
        context.Out.WriteLine($"data folder: {folder}");
    }

    private static IReadOnlyList<string> Row(DataState state)
    {
        var (manifest, test) = (state.Manifest, state.Manifest.Splits.First(s => s.Name == "test"));
        var subtasks = test.Subtasks.Count > 0 ? Number(test.Subtasks.Count) : "–";
        return [manifest.Name, Number(test.Items), subtasks, manifest.Licence.Spdx, manifest.Source.Repository, state.Text];
    }

    private static void Write(Utf8JsonWriter writer, string folder, List<DataState> states)
    {
        writer.WriteString("dataFolder", folder);
        writer.WriteStartArray("benchmarks");
        foreach (var state in states)
        {
            var manifest = state.Manifest;
            writer.WriteStartObject();
            writer.WriteString("name", manifest.Name);
            writer.WriteString("title", manifest.Title);
            writer.WriteString("paper", manifest.Source.Paper);
            writer.WriteString("repository", manifest.Source.Repository);
            writer.WriteString("revision", manifest.Source.Revision);
            writer.WriteString("licence", manifest.Licence.Spdx);
            writer.WriteString("licenceAddress", manifest.Licence.Address);
            writer.WriteString("attribution", manifest.Licence.Attribution);
            writer.WriteString("citation", manifest.Citation);
            writer.WriteString("state", state.Word);
            writer.WriteStartArray("splits");
            foreach (var split in manifest.Splits)
            {
                writer.WriteStartObject();
                writer.WriteString("name", split.Name);
                writer.WriteNumber("items", split.Items);
                writer.WriteNumber("subtasks", split.Subtasks.Count);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("notes");
            foreach (var note in manifest.Notes)
                writer.WriteStringValue(note);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
