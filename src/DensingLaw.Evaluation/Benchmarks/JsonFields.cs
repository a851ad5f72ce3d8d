using System.Text.Json;

namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>The fields of one JSON object of a release. A field that is missing or of another kind is refused, naming the object and the field.</summary>
internal sealed class JsonFields
{
    private readonly JsonElement _element;

    private JsonFields(string where, JsonElement element)
    {
        Where = where;
        _element = element;
    }

    /// <summary>File, line and, once known, item: how messages name the object.</summary>
    public string Where { get; }

    /// <exception cref="DataIntegrityException">The element is not an object.</exception>
    public static JsonFields Of(string where, JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? new JsonFields(where, element)
        : throw new DataIntegrityException($"{where} is {JsonKind.Of(element)}; an object is needed. Get the original release file again.");

    /// <summary>The objects of a list; <paramref name="noun"/> and their number from 0 name them in messages.</summary>
    /// <exception cref="DataIntegrityException">The element is not a list of objects.</exception>
    public static IReadOnlyList<JsonFields> ListOf(string where, JsonElement element, string noun) => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().Select((e, i) => Of(FormattableString.Invariant($"{where} {noun} {i}"), e))]
        : throw new DataIntegrityException($"{where} is {JsonKind.Of(element)}; a list of objects is needed. Get the original release file again.");

    /// <summary>The same fields, with the item's name in messages.</summary>
    public JsonFields Named(string item) => new($"{Where} ({item})", _element);

    /// <summary>A text of at least one character.</summary>
    public string Text(string name) => TextOrEmpty(name) is { Length: > 0 } text ? text : throw Wrong(name, "empty", "a text");

    /// <summary>A text, which may be empty.</summary>
    public string TextOrEmpty(string name) => Value(Field(name, JsonValueKind.String, "a text"), name);

    /// <summary>A text of at least one character; null where the field is missing.</summary>
    public string? TextOrNull(string name) => _element.TryGetProperty(name, out _) ? Text(name) : null;

    /// <summary>A whole number in the range of <see cref="int"/>.</summary>
    public int WholeNumber(string name) => Field(name, JsonValueKind.Number, "a whole number") is var number && number.TryGetInt32(out var value)
        ? value
        : throw Wrong(name, number.GetRawText(), "a whole number");

    /// <summary>A list of texts, which may be empty.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Field(name, JsonValueKind.Array, "a list of texts").EnumerateArray().Select(e =>
        e.ValueKind == JsonValueKind.String ? Value(e, name) : throw Wrong(name, "a list with " + JsonKind.Of(e), "a list of texts"))];

    /// <summary>A list of objects; <paramref name="noun"/> and their number from 0 name them in messages.</summary>
    public IReadOnlyList<JsonFields> Objects(string name, string noun) => ListOf(Where, Field(name, JsonValueKind.Array, "a list of objects"), noun);

    private JsonElement Field(string name, JsonValueKind kind, string needed) =>
        !_element.TryGetProperty(name, out var field) ? throw Wrong(name, "missing", needed)
        : field.ValueKind != kind ? throw Wrong(name, JsonKind.Of(field), needed)
        : field;

    private string Value(JsonElement text, string name)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // JSON can escape half of a surrogate pair, which no UTF-8 text holds.
            throw Wrong(name, "not Unicode text", "a text");
        }
    }

    private DataIntegrityException Wrong(string name, string found, string needed) =>
        new($"{Where}: field '{name}' is {found}; {needed} is needed. Get the original release file again.");
}
