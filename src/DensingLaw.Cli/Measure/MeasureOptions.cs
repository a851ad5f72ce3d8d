using System.Globalization;

namespace DensingLaw.Cli;

/// <summary>What a user asked <c>measure</c> to do.</summary>
internal sealed record MeasureOptions
{
    private const int DefaultSeed = 1234;

    public required string Checkpoint { get; init; }

    public required string DataFolder { get; init; }

    public required IReadOnlyList<string> Benchmarks { get; init; }

    public required int? Limit { get; init; }

    public required IReadOnlyList<string>? Subtasks { get; init; }

    public required EngineRequest Engine { get; init; }

    public required string? Curve { get; init; }

    public required string RunsFolder { get; init; }

    public required string? RunFolder { get; init; }

    public required int Seed { get; init; }

    public required bool Json { get; init; }

    public required bool DryRun { get; init; }

    /// <summary>Reads the raw values; every error is added to <paramref name="errors"/>, so that a user sees them all at once.</summary>
    public static MeasureOptions Parse(RawMeasureOptions raw, IReadOnlyList<string> knownBenchmarks, ICollection<string> errors)
    {
        if (!Path.Exists(raw.Checkpoint))
            errors.Add($"there is no checkpoint at '{raw.Checkpoint}'; give a folder or a file");
        if (!Directory.Exists(raw.Data))
            errors.Add($"there is no folder '{raw.Data}'; give the folder of the benchmarks' releases with --data");
        var benchmarks = Names(raw.Benchmarks);
        foreach (var name in benchmarks.Where(b => !knownBenchmarks.Contains(b)))
            errors.Add($"unknown benchmark {name}{NearNames.Hint(name, knownBenchmarks)}; there are: {string.Join(", ", knownBenchmarks)}");
        if (benchmarks.Length == 0)
            errors.Add($"--benchmarks names none; there are: {string.Join(", ", knownBenchmarks)}");
        if (raw.Subtasks is not null && (benchmarks.Length > 1 || Names(raw.Subtasks).Length == 0))
            errors.Add("--subtasks needs at least one name, and exactly one benchmark that has it");
        foreach (var name in benchmarks.GroupBy(b => b).Where(g => g.Count() > 1).Select(g => g.Key))
            errors.Add($"--benchmarks names {name} twice");
        if (raw.RunDir is not null && raw.Runs is not null)
            errors.Add("--run-dir and --runs exclude each other: the first is the run's own folder, the second holds runs");

        return new MeasureOptions
        {
            Checkpoint = raw.Checkpoint,
            DataFolder = raw.Data,
            Benchmarks = benchmarks,
            Limit = Whole("--limit", raw.Limit, 1, errors),
            Subtasks = raw.Subtasks is null ? null : [.. Names(raw.Subtasks).Order(StringComparer.Ordinal)],
            Engine = EngineArguments.Parse(raw.Engine, errors),
            Curve = raw.Curve,
            RunsFolder = raw.Runs ?? "runs",
            RunFolder = raw.RunDir,
            Seed = Whole("--seed", raw.Seed, 0, errors) ?? DefaultSeed,
            Json = raw.Json,
            DryRun = raw.DryRun,
        };
    }

    private static string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A whole number of at least <paramref name="least"/>; null when not given.</summary>
    internal static int? Whole(string option, string? text, int least, ICollection<string> errors)
    {
        if (text is null)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least)
            return value;
        errors.Add($"{option} is '{text}'; give a whole number of at least {least}");
        return null;
    }
}
