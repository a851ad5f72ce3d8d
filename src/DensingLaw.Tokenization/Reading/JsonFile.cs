using System.Text.Json;

namespace DensingLaw.Tokenization.Reading;

/// <summary>Reads JSON files; whatever is wrong with one becomes a <see cref="DataIntegrityException"/> that names it.</summary>
internal static class JsonFile
{
    /// <summary>A whole small file.</summary>
    public static Json Read(string path) => Parse(ReadBytes(path), path, "root");

    /// <summary>A whole small file, or null when it is not there.</summary>
    public static Json? ReadIfPresent(string path) => File.Exists(path) ? Read(path) : null;

    public static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    public static Json Parse(ReadOnlyMemory<byte> utf8, string path, string place)
    {
        try
        {
            // Cloned, so that the element outlives the pooled document.
            using var document = JsonDocument.Parse(utf8);
            return new Json(document.RootElement.Clone(), path, place);
        }
        catch (JsonException e)
        {
            throw Malformed(path, e);
        }
    }

    /// <summary>
    /// The members of a JSON object as byte ranges, without building a tree: a vocabulary of a hundred thousand entries is read by a
    /// reader of its own. Of members with one name the last counts.
    /// </summary>
    public static Dictionary<string, ReadOnlyMemory<byte>> Members(ReadOnlyMemory<byte> utf8, string path, string place)
    {
        var members = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        try
        {
            var reader = new Utf8JsonReader(utf8.Span);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new DataIntegrityException($"{path}: {place}: expected an object");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                members[name] = utf8[start..(int)reader.BytesConsumed];
            }

            if (reader.Read())
            {
                throw new DataIntegrityException($"{path}: {place}: more than one value");
            }

            return members;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Malformed(path, e);
        }
    }

    public static DataIntegrityException Malformed(string path, Exception e) => new($"{path}: malformed JSON: {e.Message}", e);
}
