using System.Text.Json;

namespace DensingLaw.Checkpoints;

/// <summary>
/// A model's configuration under the keys of config.json. Lookups return null for a key that is missing or null, and throw
/// <see cref="ConfigurationException"/> naming key, value and what is allowed for one of the wrong type or out of range.
/// </summary>
internal sealed class ModelConfig
{
    private readonly JsonElement _root;
    private readonly Func<string, string> _display;

    /// <param name="root">A JSON object.</param>
    /// <param name="path">The file it was read from, for messages.</param>
    /// <param name="display">How a message names a key; GGUF files have other names for them.</param>
    public ModelConfig(JsonElement root, string path, Func<string, string>? display = null) =>
        (_root, Path, _display) = (root, path, display ?? (key => key));

    public string Path { get; }

    /// <exception cref="ConfigurationException">The file cannot be read or is no JSON object.</exception>
    public static ModelConfig Read(string path)
    {
        try
        {
            using var json = StrictJson.Parse(File.ReadAllBytes(path));
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                return new ModelConfig(json.RootElement.Clone(), path);
            throw new ConfigurationException($"{path}: is a JSON {json.RootElement.ValueKind}, an object is needed; download it again");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path}: cannot be read as JSON ({e.Message}); download it again", e);
        }
    }

    /// <summary>Whether the key is there with the value null (which some families tell from a missing key).</summary>
    public bool IsNull(string key) => _root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Null;

    public string? Text(string key) =>
        Find(key) is not { } value ? null : value.ValueKind == JsonValueKind.String ? Decode(key, value) : throw Invalid(key, "a string");

    public bool? Flag(string key) => Find(key)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Invalid(key, "true or false"),
    };

    /// <summary>A whole number from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    public int? Integer(string key, int minimum, int maximum)
    {
        if (Find(key) is not { } value)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= minimum && number <= maximum
            ? number
            : throw Invalid(key, $"a whole number from {minimum} to {maximum}");
    }

    /// <summary>A finite number above zero.</summary>
    public double? Positive(string key)
    {
        if (Find(key) is not { } value)
            return null;
        return AsNumber(value) is > 0 and var number ? number : throw Invalid(key, "a number above 0");
    }

    /// <summary>A finite number, zero or above.</summary>
    public double? NonNegative(string key)
    {
        if (Find(key) is not { } value)
            return null;
        return AsNumber(value) is >= 0 and var number ? number : throw Invalid(key, "a number, 0 or above");
    }

    /// <summary>Finite numbers above zero.</summary>
    public double[]? Positives(string key)
    {
        if (Find(key) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Array)
            throw Invalid(key, "an array of numbers above 0");
        return [.. value.EnumerateArray().Select(item => AsNumber(item) is > 0 and var number ? number : throw Invalid(key, "an array of numbers above 0"))];
    }

    public ModelConfig? Section(string key) =>
        Find(key) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? new ModelConfig(value, Path, name => $"{_display(key)}.{name}")
        : throw Invalid(key, "an object");

    /// <summary>All entries, each a string.</summary>
    public Dictionary<string, string> Texts() =>
        _root.EnumerateObject().ToDictionary(p => p.Name, p => Text(p.Name) ?? throw Invalid(p.Name, "a string"));

    /// <summary>The error for a key's value.</summary>
    public ConfigurationException Invalid(string key, string allowed)
    {
        var found = Find(key) is { } value ? value.GetRawText() : "missing";
        return new($"{Path}: '{_display(key)}' is {(found.Length <= 60 ? found : found[..60] + "…")}, allowed is {allowed}; correct the file");
    }

    private static double? AsNumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    private string Decode(string key, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Invalid(key, "valid text");
        }
    }

    private JsonElement? Find(string key) =>
        _root.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
