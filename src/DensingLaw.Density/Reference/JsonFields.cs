using System.Globalization;
using System.Text.Json;

namespace DensingLaw.Density;

/// <summary>Strict reading of one JSON object: every refusal is one line that names file and field.</summary>
internal readonly struct JsonFields
{
    private readonly JsonElement _element;
    private readonly string _file;
    private readonly string _path;

    public JsonFields(JsonElement element, string file, string path)
    {
        _element = element;
        _file = file;
        _path = path;
        if (element.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"{file}: {(path.Length == 0 ? "the document" : path)} is {Kind(element)}; an object is needed");
    }

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public InvalidDataException Error(string field, string problem) => new($"{_file}: {PathOf(field)} {problem}");

    public void AllowOnly(params ReadOnlySpan<string> fields)
    {
        foreach (var property in _element.EnumerateObject())
        {
            if (!fields.Contains(property.Name))
                throw Error(property.Name, $"is not a known field; known are {string.Join(", ", fields.ToArray())}");
        }
    }

    public bool Has(string field) => _element.TryGetProperty(field, out _);

    public double Number(string field)
    {
        var element = Required(field, JsonValueKind.Number);
        var value = element.GetDouble();
        return double.IsFinite(value) ? value : throw Error(field, $"is {element.GetRawText()}; a finite number is needed");
    }

    public double Positive(string field)
    {
        var value = Number(field);
        return value > 0 ? value : throw Error(field, $"is {Text(value)}; it must be above 0");
    }

    public double InRange(string field, double min, double max)
    {
        var value = Number(field);
        var allowed = max == double.MaxValue ? $"at least {Text(min)}" : $"in [{Text(min)}, {Text(max)}]";
        return value >= min && value <= max ? value : throw Error(field, $"is {Text(value)}; it must be {allowed}");
    }

    public string String(string field)
    {
        var value = Required(field, JsonValueKind.String).GetString()!;
        return value.Length > 0 ? value : throw Error(field, "is empty");
    }

    public JsonFields Object(string field) => new(Required(field, JsonValueKind.Object), _file, PathOf(field));

    public List<JsonFields> Objects(string field)
    {
        var (file, path) = (_file, PathOf(field));
        return [.. Required(field, JsonValueKind.Array).EnumerateArray().Select((e, i) => new JsonFields(e, file, $"{path}[{i}]"))];
    }

    /// <summary>An array of rows of exactly <paramref name="width"/> finite numbers.</summary>
    public List<double[]> NumberRows(string field, int width)
    {
        var rows = new List<double[]>();
        foreach (var row in Required(field, JsonValueKind.Array).EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != width || row.EnumerateArray().Any(n => n.ValueKind != JsonValueKind.Number))
                throw Error(field, $"row {rows.Count} is not {width} numbers");
            rows.Add([.. row.EnumerateArray().Select(n => n.GetDouble())]);
            if (!rows[^1].All(double.IsFinite))
                throw Error(field, $"row {rows.Count - 1} has a number that is not finite");
        }

        return rows;
    }

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Number => "a number",
        JsonValueKind.String => "a string",
        JsonValueKind.Array => "an array",
        _ => "an object",
    };

    private JsonElement Required(string field, JsonValueKind kind)
    {
        if (!_element.TryGetProperty(field, out var element))
            throw Error(field, "is missing");
        return element.ValueKind == kind ? element : throw Error(field, $"is {Kind(element)}; needed: {kind}");
    }

    private string PathOf(string field) => _path.Length == 0 ? field : $"{_path}.{field}";
}
