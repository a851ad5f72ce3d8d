using System.Text.Json;
using DensingLaw.Evaluation.Benchmarks;

namespace DensingLaw.Evaluation.Data;

/// <summary>Strict reading of one JSON object of a manifest: every refusal is one line that names file and field.</summary>
internal readonly struct ManifestFields
{
    private const int Sha256Digits = 64;

    private readonly JsonElement _element;
    private readonly string _file;
    private readonly string _path;

    /// <exception cref="DataIntegrityException">The element is not an object.</exception>
    public ManifestFields(JsonElement element, string file, string path)
    {
        (_element, _file, _path) = (element, file, path);
        if (element.ValueKind != JsonValueKind.Object)
            throw new DataIntegrityException($"{file}: {(path.Length == 0 ? "the document" : path)} is {JsonKind.Of(element)}; an object is needed");
    }

    /// <summary>Whether a path stays under the folder it is relative to, on every system.</summary>
    public static bool IsSafePath(string path) =>
        !path.AsSpan().ContainsAny(['\\', ':', '\0']) && Array.TrueForAll(path.Split('/'), part => part is not ("" or "." or ".."));

    public DataIntegrityException Error(string field, string problem) => new($"{_file}: {PathOf(field)} {problem}");

    /// <summary>The same fields, when there are no others than these.</summary>
    public ManifestFields AllowOnly(params string[] fields)
    {
        foreach (var property in _element.EnumerateObject())
        {
            if (!fields.Contains(property.Name))
                throw Error(property.Name, $"is not a known field{NearNames.Hint(property.Name, fields)}; known are {string.Join(", ", fields)}");
        }

        return this;
    }

    public bool Has(string field) => _element.TryGetProperty(field, out _);

    public string Text(string field) => TextOf(Required(field, JsonValueKind.String, "a text"), field);

    public string? TextOrNull(string field) => Has(field) ? Text(field) : null;

    public bool YesOrNo(string field) => _element.GetProperty(field) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value
        ? value.GetBoolean()
        : throw Error(field, $"is {JsonKind.Of(_element.GetProperty(field))}; true or false is needed");

    /// <summary>At least 1.</summary>
    public int WholeNumber(string field) => Whole(Required(field, JsonValueKind.Number, "a whole number"), field);

    public string Sha256(string field) => Text(field) is { Length: Sha256Digits } text && text.All(c => c is >= '0' and <= '9' or >= 'a' and <= 'f')
        ? text
        : throw Error(field, $"is '{Text(field)}'; {Sha256Digits} lower-case hexadecimal digits are needed");

    public string Address(string field) => AddressOf(Text(field), field);

    public IReadOnlyList<string> Texts(string field)
    {
        var self = this;
        return [.. Required(field, JsonValueKind.Array, "a list of texts").EnumerateArray().Select(e =>
            e.ValueKind == JsonValueKind.String ? self.TextOf(e, field) : throw self.Error(field, $"is a list with {JsonKind.Of(e)}; a list of texts is needed"))];
    }

    public IReadOnlyList<string> Addresses(string field)
    {
        var self = this;
        return [.. Texts(field).Select(a => self.AddressOf(a, field))];
    }

    public ManifestFields Object(string field) => new(Required(field, JsonValueKind.Object, "an object"), _file, PathOf(field));

    public List<ManifestFields> Objects(string field)
    {
        var (file, path) = (_file, PathOf(field));
        return [.. Required(field, JsonValueKind.Array, "a list of objects").EnumerateArray()
            .Select((e, i) => new ManifestFields(e, file, FormattableString.Invariant($"{path}[{i}]")))];
    }

    /// <summary>Numbers by name, in ordinal order of the names.</summary>
    public SortedDictionary<string, int> Counts(string field)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var property in Required(field, JsonValueKind.Object, "an object").EnumerateObject())
            counts.Add(property.Name, Whole(property.Value, $"{field}.{property.Name}"));
        return counts;
    }

    private int Whole(JsonElement element, string field) => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var value) && value >= 1
        ? value
        : throw Error(field, $"is {(element.ValueKind == JsonValueKind.Number ? element.GetRawText() : JsonKind.Of(element))}; a whole number of at least 1 is needed");

    private string AddressOf(string address, string field) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "file"
            ? address
            : throw Error(field, $"is '{address}'; an address with http, https or file is needed");

    private string TextOf(JsonElement element, string field)
    {
        try
        {
            return element.GetString() is { Length: > 0 } text ? text : throw Error(field, "is empty; a text is needed");
        }
        catch (InvalidOperationException)
        {
            // JSON can escape half of a surrogate pair.
            throw Error(field, "is not Unicode text");
        }
    }

    private JsonElement Required(string field, JsonValueKind kind, string needed) =>
        !_element.TryGetProperty(field, out var element) ? throw Error(field, $"is missing; {needed} is needed")
        : element.ValueKind == kind ? element
        : throw Error(field, $"is {JsonKind.Of(element)}; {needed} is needed");

    private string PathOf(string field) => _path.Length == 0 ? field : $"{_path}.{field}";
}
