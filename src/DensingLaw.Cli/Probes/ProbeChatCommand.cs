using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DensingLaw.Tokenization.Chat;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw probe chat</c>.</summary>
internal static class ProbeChatCommand
{
    public static Command Create(ProbeParts parts, CliContext context)
    {
        var path = new Argument<string>("CHECKPOINT") { Description = "A checkpoint with a chat template" };
        var files = new ProbeFiles();
        var command = new Command(
            "chat", "Lines {messages: [{role, content}], addGenerationPrompt, enableThinking, date} (all but messages optional) to {rendered, ids}.")
        {
            path,
        };
        files.AddTo(command, withInput: true);
        command.SetAction(result =>
        {
            using var input = files.OpenInput(result, context, out var name);
            var chat = parts.OpenChat(result.GetValue(path)!);
            using var output = files.OpenOutput(result, context);
            JsonLines.Map(input, name, output, (line, writer) => Probe(line, writer, chat), context.Cancellation);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Probe(JsonElement line, Utf8JsonWriter writer, ProbeChat chat)
    {
        var rendered = Render(line, chat);
        writer.WriteString("rendered", rendered);
        writer.WriteStartArray("ids");
        foreach (var id in chat.Encode(rendered))
            writer.WriteNumberValue(id);
        writer.WriteEndArray();
    }

    private static string Render(JsonElement line, ProbeChat chat)
    {
        var request = new ChatRequest
        {
            Messages = Messages(line),
            AddGenerationPrompt = ProbeLine.Flag(line, "addGenerationPrompt"),
            EnableThinking = line.TryGetProperty("enableThinking", out _) ? ProbeLine.Flag(line, "enableThinking") : null,
            Date = Date(line),
        };
        try
        {
            return chat.Render(request);
        }
        catch (ConfigurationException error)
        {
            // Gets the line's number.
            throw new FormatException(error.Message, error);
        }
    }

    private static ChatMessage[] Messages(JsonElement line)
    {
        if (!line.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array)
            throw new FormatException("'messages' is not an array of {role, content}");
        return [.. messages.EnumerateArray().Select(message => message.ValueKind == JsonValueKind.Object
            ? new ChatMessage(ProbeLine.RequiredText(message, "role"), ProbeLine.RequiredText(message, "content"))
            : throw new FormatException($"'messages' holds {message.GetRawText()}, not {{role, content}}"))];
    }

    private static DateOnly? Date(JsonElement line) =>
        ProbeLine.Text(line, "date") is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new FormatException($"'date' is '{text}', not a day as 2026-11-24");
}
