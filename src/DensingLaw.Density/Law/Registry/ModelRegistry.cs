using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>Models with their dates, sizes and scores, published and measured: <c>configs/models.json</c> or a user's file.</summary>
public sealed record ModelRegistry
{
    private const int CurrentSchemaVersion = 1;

    /// <summary>Raised when a field changes its meaning.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Ids are unique.</summary>
    public required IReadOnlyList<RegistryModel> Models { get; init; }

    /// <summary>The registry that ships, as it was when the library was built.</summary>
    public static ModelRegistry ReadShipped() => Parse(LawFiles.Shipped("models.json"), "models.json");

    /// <summary>Reads and checks a registry.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    /// <param name="file">The name that messages give.</param>
    /// <exception cref="InvalidDataException">The content is not a valid registry; one line names the file and what is wrong.</exception>
    public static ModelRegistry Parse(ReadOnlySpan<byte> json, string file)
    {
        try
        {
            var registry = JsonSerializer.Deserialize(json, ModelRegistryJson.Strict.ModelRegistry)
                ?? throw new InvalidDataException($"{file}: is null; an object with models is needed");
            registry.Validate(file);
            return registry;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{file}: not a model registry: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    /// <summary>UTF-8, fields in a fixed order.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, ModelRegistryJson.Strict.ModelRegistry), (byte)'\n'];

    /// <summary>
    /// The registry with a measured model: a new entry, or the known one of the same id with these scores and densities after its own.
    /// </summary>
    /// <exception cref="InvalidDataException">The run is in it already, or the known entry has another size.</exception>
    public ModelRegistry With(RegistryModel measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        var sources = measured.Scores.Select(s => s.Source).Concat(measured.Densities.Select(d => d.Source)).ToHashSet(StringComparer.Ordinal);
        foreach (var model in Models)
        {
            if (model.Scores.Select(s => s.Source).Concat(model.Densities.Select(d => d.Source)).FirstOrDefault(sources.Contains) is { } twice)
                throw new InvalidDataException($"{twice} is in the registry already, under {model.Id}; a run is added once");
        }

        if (Models.FirstOrDefault(m => m.Id == measured.Id) is not { } known)
            return this with { Models = [.. Models, measured] };
        if (known.Parameters.NonEmbedding is { } size && size != measured.Parameters.NonEmbedding)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{known.Id} has {size} parameters without embeddings in "
                + $"the registry and "
                + $"{measured.Parameters.NonEmbedding} in the run; give the run's model another id"));
        }

        var merged = known with
        {
            Parameters = measured.Parameters,
            Scores = [.. known.Scores, .. measured.Scores],
            Densities = [.. known.Densities, .. measured.Densities],
        };
        return this with { Models = [.. Models.Select(m => m == known ? merged : m)] };
    }

    /// <summary>Models with a density measured on a curve of any reference set, for a trend; of several the last counts.</summary>
    /// <param name="curve">The curve's key: <c>average</c>.</param>
    public IReadOnlyList<DatedDensity> MeasuredOn(string curve) =>
    [
        .. from model in Models
           let density = model.Densities.LastOrDefault(d => d.Curve.EndsWith("/" + curve, StringComparison.Ordinal))
           where density is not null
           select new DatedDensity
           {
               Model = model.Name,
               Date = model.Date,
               Density = density.Value,
               Parameters = model.Parameters.NonEmbedding,
               Family = model.Organisation ?? model.Name,
               LogStandardDeviation = LogDeviation(density.Interval),
           },
    ];

    // A log-normal density with this interval. Its ends are null or above 0 where they come from a result.
    private static double? LogDeviation(TrendInterval? interval) => interval is { Lower: > 0, Upper: { } upper } && upper > interval.Lower
        ? Math.Log(upper / interval.Lower.Value) / (2 * NormalQuantile.TwoSided(interval.Level))
        : null;

    private void Validate(string file)
    {
        if (SchemaVersion != CurrentSchemaVersion)
            throw new InvalidDataException($"{file}: schemaVersion is {SchemaVersion}; this version reads {CurrentSchemaVersion}");
        foreach (var (id, count) in Models.CountBy(m => m.Id))
        {
            if (count > 1)
                throw new InvalidDataException($"{file}: has {count} models '{id}'; 1 is allowed");
        }

        foreach (var model in Models)
        {
            if (model.Id.Length == 0)
                throw new InvalidDataException($"{file}: {model.Name} has an empty id");
            if (model.Parameters.Total < 1 || model.Parameters.Active < 1 || model.Parameters.NonEmbedding < 1)
                throw new InvalidDataException($"{file}: {model.Id}: parameters below 1; counts are at least 1, or null where not known");
            if (model.Scores.FirstOrDefault(s => s.Score is not (>= 0 and <= 1)) is { } score)
            {
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture, $"{file}: {model.Id}: {score.Benchmark} has the score {score.Score}; fractions in [0, 1] "
                        + $"are allowed"));
            }

            if (model.Densities.FirstOrDefault(d => !(d.Value > 0) || !double.IsFinite(d.Value)) is { } density)
            {
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture, $"{file}: {model.Id}: the density on {density.Curve} is {density.Value}; it must be finite "
                        + $"and above 0"));
            }
        }
    }
}
