using System.Text.Json;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>Reads the JSON of releases. Every problem is named by file and line.</summary>
internal static class ReleaseJson
{
    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false };

    /// <summary>A file that is one JSON object.</summary>
    /// <param name="where">The name that messages give.</param>
    /// <param name="utf8">The file's bytes.</param>
    /// <exception cref="DataIntegrityException">Not UTF-8, not JSON, or not an object.</exception>
    public static JsonFields Object(string where, byte[] utf8) => Parse(where, Utf8Text.Decode(where, utf8));

    /// <summary>A file with one JSON object a line; lines of white space are passed over.</summary>
    /// <inheritdoc cref="Object"/>
    public static List<JsonFields> Lines(string where, byte[] utf8)
    {
        var lines = Utf8Text.Decode(where, utf8).Split('\n');
        return [.. lines.Select((text, i) => (Text: text, Where: FormattableString.Invariant($"{where} line {i + 1}")))
            .Where(l => !string.IsNullOrWhiteSpace(l.Text)).Select(l => Parse(l.Where, l.Text))];
    }

    /// <summary>A file that is one JSON list of objects; <paramref name="noun"/> and their number from 0 name them in messages.</summary>
    /// <inheritdoc cref="Object"/>
    public static IReadOnlyList<JsonFields> List(string where, byte[] utf8, string noun) =>
        JsonFields.ListOf(where, ParseElement(where, Utf8Text.Decode(where, utf8)), noun);

    private static JsonFields Parse(string where, string text) => JsonFields.Of(where, ParseElement(where, text));

    private static JsonElement ParseElement(string where, string text)
    {
        try
        {
            return JsonElement.Parse(text, s_options);
        }
        catch (JsonException e)
        {
            throw new DataIntegrityException($"{where} is not JSON: {e.Message.ReplaceLineEndings(" ")} Get the original release file again.", e);
        }
    }
}
