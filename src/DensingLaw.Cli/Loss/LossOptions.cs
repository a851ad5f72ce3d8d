using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Cli;

/// <summary>What a user asked <c>loss</c> to do.</summary>
internal sealed record LossOptions
{
    public const int DefaultSeed = 1234;

    public required string Checkpoint { get; init; }

    public required string? Text { get; init; }

    public required int? MaxLength { get; init; }

    /// <summary>Empty for none; otherwise <see cref="DataFolder"/> is given.</summary>
    public required IReadOnlyList<string> Benchmarks { get; init; }

    public required string? DataFolder { get; init; }

    public required IReadOnlyList<string>? Subtasks { get; init; }

    public required int? Limit { get; init; }

    public required string? Rationales { get; init; }

    public required RationaleFields RationaleFields { get; init; }

    /// <summary>Where each item's loss is written; null for nowhere.</summary>
    public required string? ItemsFile { get; init; }

    public required int Seed { get; init; }

    public required EngineRequest Engine { get; init; }

    public required bool Json { get; init; }

    /// <summary>Reads the raw values; every error is added to <paramref name="errors"/>, so that a user sees them all at once.</summary>
    public static LossOptions Parse(RawLossOptions raw, IReadOnlyList<string> knownBenchmarks, ICollection<string> errors)
    {
        if (raw is { Text: null, Benchmarks: null, Rationales: null })
            errors.Add("there is nothing to measure; give --text, --benchmarks or --rationales");
        if (raw is { MaxLength: not null, Text: null })
            errors.Add("--max-length is of a text's windows; give --text with it");
        if (raw is { RationaleFields: not null, Rationales: null })
            errors.Add("--rationale-fields is about --rationales; give both");
        if (raw is { ItemsFile: not null, Benchmarks: null, Rationales: null })
            errors.Add("--items is of benchmarks and rationales; give --benchmarks or --rationales with it");
        return new LossOptions
        {
            Checkpoint = raw.Checkpoint,
            Text = raw.Text,
            MaxLength = MeasureOptions.Whole("--max-length", raw.MaxLength, 1, errors),
            Benchmarks = BenchmarkNames(raw, knownBenchmarks, errors),
            DataFolder = raw.Data,
            Subtasks = raw.Subtasks is null ? null : [.. MeasureOptions.Names(raw.Subtasks).Order(StringComparer.Ordinal)],
            Limit = MeasureOptions.Whole("--limit", raw.Limit, 1, errors),
            Rationales = raw.Rationales,
            RationaleFields = Fields(raw.RationaleFields, errors),
            ItemsFile = raw.ItemsFile,
            Seed = MeasureOptions.Whole("--seed", raw.Seed, 0, errors) ?? DefaultSeed,
            Engine = EngineArguments.Parse(raw.Engine, errors),
            Json = raw.Json,
        };
    }

    private static string[] BenchmarkNames(RawLossOptions raw, IReadOnlyList<string> known, ICollection<string> errors)
    {
        var names = raw.Benchmarks is null ? [] : MeasureOptions.Names(raw.Benchmarks);
        if (raw.Benchmarks is not null)
            MeasureOptions.CheckBenchmarks(names, known, errors);
        if (raw.Benchmarks is not null && raw.Data is null)
            errors.Add("--benchmarks needs the folder of the releases; give it with --data");
        if (raw.Data is not null && raw.Benchmarks is null)
            errors.Add("--data is the folder of benchmarks' releases; give --benchmarks with it");
        if (raw.Data is not null && !Directory.Exists(raw.Data))
            errors.Add($"there is no folder '{raw.Data}'; give the folder of the benchmarks' releases with --data");
        if (raw.Subtasks is not null && (names.Length != 1 || MeasureOptions.Names(raw.Subtasks).Length == 0))
            errors.Add("--subtasks needs at least one name, and exactly one benchmark that has it");
        return names;
    }

    private static RationaleFields Fields(string? map, ICollection<string> errors)
    {
        try
        {
            return map is null ? new RationaleFields() : RationaleFields.Parse(map);
        }
        catch (ConfigurationException error)
        {
            errors.Add($"--rationale-fields: {error.Message}");
            return new RationaleFields();
        }
    }
}
