using System.CommandLine;
using System.Text.Json;
using DensingLaw.Evaluation.Data;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw data verify</c>.</summary>
internal static class DataVerifyCommand
{
    public static Command Create(DataParts parts, CliContext context)
    {
        var arguments = new DataArguments(parts, ArgumentArity.ZeroOrMore);
        var json = new Option<bool>("--json") { Description = "Print what was found of every file as JSON" };
        var command = new Command(
            "verify", "Hold the data folder against the manifests: counts, sizes, SHA-256. Exit code 3 when a file is missing or differs.") { json };
        arguments.AddTo(command);
        command.SetAction(result =>
        {
            var folder = arguments.Folder(result);
            var states = arguments.Manifests(result).Select(m => DataState.Of(m, folder)).ToList();
            if (states.TrueForAll(s => s.IsAbsent))
            {
                throw new ConfigurationException(
                    $"'{folder}' holds no data of {string.Join(", ", states.Select(s => s.Manifest.Name))}; " +
                    "give the folder with --data, or fill it with 'densinglaw data pull' or 'data import'");
            }

            // Benchmarks that nobody asked for may be absent.
            var good = states.TrueForAll(s => s.IsGood || (s.IsAbsent && !arguments.HasNames(result)));
            if (result.GetValue(json))
                DataJson.Write(context.Out, writer => Write(writer, folder, good, states));
            else
                Print(context.Out, folder, states);
            return good ? ExitCode.Ok : ExitCode.Data;
        });
        return command;
    }

    private static void Print(TextWriter output, string folder, List<DataState> states)
    {
        foreach (var file in states.Where(s => !s.IsAbsent).SelectMany(s => s.Files).Where(f => !f.IsGood))
            output.WriteLine(file.Line);
        foreach (var state in states)
            output.WriteLine($"{state.Manifest.Name}: {state.Text}");
        output.WriteLine();
        output.WriteLine($"data folder: {folder}");
    }

    private static void Write(Utf8JsonWriter writer, string folder, bool good, List<DataState> states)
    {
        writer.WriteString("dataFolder", folder);
        writer.WriteBoolean("good", good);
        writer.WriteStartArray("benchmarks");
        foreach (var state in states)
        {
            writer.WriteStartObject();
            writer.WriteString("name", state.Manifest.Name);
            writer.WriteString("state", state.Word);
            writer.WriteStartArray("files");
            foreach (var file in state.Files)
                Write(writer, file);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, FileFinding file)
    {
        writer.WriteStartObject();
        writer.WriteString("path", file.File.Path);
        writer.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(file.State.ToString()));
        writer.WriteString("sha256", file.Sha256);
        writer.WriteString("expectedSha256", file.File.Sha256);
        writer.WriteString("message", file.Line);
        writer.WriteEndObject();
    }
}
