using System.Text.Json;

namespace DensingLaw.Cli;

/// <summary>Reads the fields of a probe's input line, saying what is wrong with them.</summary>
internal static class ProbeLine
{
    public static string? Text(JsonElement line, string name) =>
        !line.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new FormatException($"'{name}' is {value.ValueKind}, not a string");

    public static string RequiredText(JsonElement line, string name) => Text(line, name) ?? throw new FormatException($"'{name}' is missing");

    public static bool Flag(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new FormatException($"'{name}' is {value.ValueKind}, not true or false"),
        };

    public static int[]? Ids(JsonElement line, string name, int vocabularySize)
    {
        if (!line.TryGetProperty(name, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Array)
            throw new FormatException($"'{name}' is {value.ValueKind}, not an array");
        return [.. value.EnumerateArray().Select(id =>
            id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out var number) && number >= 0 && number < vocabularySize
                ? number
                : throw new FormatException($"'{name}' holds {id.GetRawText()}; ids are whole numbers from 0 to {vocabularySize - 1}"))];
    }
}
