using System.CommandLine;
using System.Text.Json;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw probe tokenize</c>.</summary>
internal static class ProbeTokenizeCommand
{
    public static Command Create(ProbeParts parts, CliContext context)
    {
        var path = new Argument<string>("CHECKPOINT|FILE") { Description = "A checkpoint, or a tokenizer's file" };
        var files = new ProbeFiles();
        var command = new Command("tokenize", "Lines {text, addSpecial} to {ids, offsets, decoded, decodedSkipSpecial}.") { path };
        files.AddTo(command, withInput: true);
        command.SetAction(result =>
        {
            using var input = files.OpenInput(result, context, out var name);
            var tokenizer = parts.OpenTokenizer(result.GetValue(path)!);
            using var output = files.OpenOutput(result, context);
            JsonLines.Map(input, name, output, (line, writer) => Probe(line, writer, tokenizer), context.Cancellation);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Probe(JsonElement line, Utf8JsonWriter writer, ProbeTokenizer tokenizer)
    {
        var (ids, offsets) = tokenizer.Encode(ProbeLine.RequiredText(line, "text"), ProbeLine.Flag(line, "addSpecial"));
        writer.WriteStartArray("ids");
        foreach (var id in ids)
            writer.WriteNumberValue(id);
        writer.WriteEndArray();
        writer.WriteStartArray("offsets");
        foreach (var (start, end) in offsets)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(start);
            writer.WriteNumberValue(end);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteString("decoded", tokenizer.Decode(ids, false));
        writer.WriteString("decodedSkipSpecial", tokenizer.Decode(ids, true));
    }
}
