using System.Text.Json;

namespace DensingLaw.Tokenization.Reading;

/// <summary>
/// A value in a JSON file with its place for messages. Every accessor throws <see cref="DataIntegrityException"/> with file and place
/// when the value is missing or of another kind.
/// </summary>
internal readonly struct Json(JsonElement element, string file, string place)
{
    public string File => file;

    public string Place => place;

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    public bool IsString => element.ValueKind == JsonValueKind.String;

    public bool IsArray => element.ValueKind == JsonValueKind.Array;

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public Json this[string name] => Find(name) ?? throw Bad($"no \"{name}\"");

    /// <summary>A member that is present and not null.</summary>
    public Json? Find(string name)
    {
        if (!IsObject)
        {
            throw Bad("expected an object");
        }

        try
        {
            return element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
                ? new Json(member, file, $"{place}.{name}")
                : null;
        }
        catch (InvalidOperationException e)
        {
            throw Bad("the name of a member is not valid Unicode", e);
        }
    }

    public string AsString()
    {
        if (!IsString)
        {
            throw Bad("expected a string");
        }

        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw Bad("the string is not valid Unicode", e);
        }
    }

    public int AsInt() =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var value) ? value : throw Bad("expected a whole number");

    public double AsDouble() =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var value) ? value : throw Bad("expected a number");

    public bool AsBool() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Bad("expected true or false"),
    };

    public Json[] AsArray()
    {
        if (!IsArray)
        {
            throw Bad("expected an array");
        }

        var (source, where) = (file, place);
        return [.. element.EnumerateArray().Select((item, i) => new Json(item, source, $"{where}[{i}]"))];
    }

    public bool Bool(string name, bool otherwise) => Find(name)?.AsBool() ?? otherwise;

    public DataIntegrityException Bad(string what, Exception? inner = null) => new($"{file}: {place}: {what}", inner);

    /// <summary>The error for a part that this build does not take.</summary>
    public ConfigurationException Unsupported(string part) => new($"{file}: {place}: {part} is not supported");
}
