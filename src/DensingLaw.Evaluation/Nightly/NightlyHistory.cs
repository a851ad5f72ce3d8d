using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DensingLaw.Evaluation.Nightly;

/// <summary>All nights so far: <c>history.jsonl</c>, one record a line, oldest first.</summary>
/// <param name="Path">The file.</param>
/// <param name="Records">Its records.</param>
public sealed record NightlyHistory(string Path, IReadOnlyList<NightRecord> Records)
{
    /// <summary>Reads a state folder's history; empty where there is none.</summary>
    /// <exception cref="DataIntegrityException">A line is damaged.</exception>
    public static NightlyHistory Read(string state)
    {
        var path = System.IO.Path.Combine(state, "history.jsonl");
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        return new NightlyHistory(path, [.. lines.Select((line, i) => Parse(line, i, path))]);
    }

    /// <summary>The nights of a series.</summary>
    public IReadOnlyList<NightRecord> Of(string series) => [.. Records.Where(r => r.Series == series)];

    /// <summary>Adds records and writes the file whole.</summary>
    public NightlyHistory Append(IEnumerable<NightRecord> records)
    {
        NightRecord[] all = [.. Records, .. records];
        AtomicFile.Write(Path, Encoding.UTF8.GetBytes(string.Concat(all.Select(r => JsonSerializer.Serialize(r, NightJson.Default.NightRecord) + "\n"))));
        return this with { Records = all };
    }

    private static NightRecord Parse(string line, int index, string path)
    {
        try
        {
            return JsonSerializer.Deserialize(line, NightJson.Default.NightRecord) ?? throw new JsonException("it is null");
        }
        catch (JsonException error)
        {
            throw new DataIntegrityException(FormattableString.Invariant($"{path} line {index + 1} is damaged ({error.Message}); restore the file, or move it away to begin a new history"), error);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(NightRecord))]
internal sealed partial class NightJson : JsonSerializerContext;
