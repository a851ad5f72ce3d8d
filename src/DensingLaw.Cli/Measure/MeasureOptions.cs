using System.Globalization;
using DensingLaw.Density;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Suites;

namespace DensingLaw.Cli;

/// <summary>What a user asked <c>measure</c> or <c>bench</c> to do.</summary>
internal sealed record MeasureOptions
{
    private const int DefaultSeed = 1234;

    public required string Checkpoint { get; init; }

    public required IReadOnlyList<BenchmarkRequest> Benchmarks { get; init; }

    /// <summary>The suite that chose them; null where options did.</summary>
    public required string? Suite { get; init; }

    public required int? Limit { get; init; }

    public required IReadOnlyList<string>? Subtasks { get; init; }

    public required EngineRequest Engine { get; init; }

    public required CurveRequest Curve { get; init; }

    /// <summary>k1/k2 of the density by time.</summary>
    public required TimeRatio TimeRatio { get; init; }

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
            errors.Add($"there is no folder '{raw.Data}'; give the folder of the benchmarks' releases with --data, or fetch them with: densinglaw data pull");
        if (raw.Suite is null == raw.Benchmarks is null)
            errors.Add("give either --benchmarks or --suite: the one names benchmarks, the other a choice of benchmarks and items");
        if (raw.Suite is not null && (raw.Limit ?? raw.Subtasks) is not null)
            errors.Add("--limit and --subtasks choose items, and --suite does so already; leave them out or give --benchmarks instead");
        var requests = Requests(raw, knownBenchmarks, errors);
        if (raw.RunDir is not null && raw.Runs is not null)
            errors.Add("--run-dir and --runs exclude each other: the first is the run's own folder, the second holds runs");
        var limit = Whole("--limit", raw.Limit, 1, errors);
        var engine = EngineArguments.Parse(raw.Engine, errors);
        var seed = Whole("--seed", raw.Seed, 0, errors) ?? DefaultSeed;
        return new MeasureOptions
        {
            Checkpoint = raw.Checkpoint,
            Benchmarks = [.. requests.Select(r => r with { Limit = limit, Sampling = r.Sampling with { Seed = seed } })],
            Suite = raw.Suite,
            Limit = limit,
            Subtasks = SubtaskNames(raw),
            Engine = engine,
            Curve = new CurveRequest(raw.Curve ?? BundledMini.CurveOf([.. requests.Select(r => r.Protocol ?? r.Suite?.Protocol ?? "")]), AverageArguments.Parse(raw.Average, raw.Compatibility, errors)),
            TimeRatio = Ratio(raw.TimeRatio, errors),
            RunsFolder = raw.Runs ?? "runs",
            RunFolder = raw.RunDir,
            Seed = seed,
            Json = raw.Json,
            DryRun = raw.DryRun,
        };
    }

    /// <summary>Reads <c>--time-ratio</c>; what is wrong with it is added to <paramref name="errors"/>.</summary>
    internal static TimeRatio Ratio(string? text, ICollection<string> errors)
    {
        try
        {
            return TimeRatioText.Parse(text);
        }
        catch (ConfigurationException error)
        {
            errors.Add(error.Message);
            return TimeRatio.Published;
        }
    }

    private static IReadOnlyList<BenchmarkRequest> Requests(RawMeasureOptions raw, IReadOnlyList<string> known, ICollection<string> errors)
    {
        var suite = raw.Suite is null ? [] : SuiteBenchmarks(raw.Suite, errors);
        var names = raw.Benchmarks is null ? [.. suite.Select(b => b.Name)] : Names(raw.Benchmarks);
        if (raw.Benchmarks is not null || names.Length > 0)
            CheckBenchmarks(names, known, errors);
        if (raw.Subtasks is not null && (names.Length > 1 || Names(raw.Subtasks).Length == 0))
            errors.Add("--subtasks needs at least one name, and exactly one benchmark that has it");
        var protocols = raw.Protocols is null ? [] : Names(raw.Protocols);
        foreach (var protocol in protocols.Where(p => !names.Contains(p.Split('/')[0])))
            errors.Add($"--protocol is '{protocol}', which is of none of the benchmarks {string.Join(", ", names)}; its name begins with its benchmark's");
        foreach (var protocol in protocols)
        {
            if (BenchmarkCatalog.Protocols.TryGetValue(protocol.Split('/')[0], out var ids) && !ids.Contains(protocol))
                errors.Add($"unknown protocol {protocol}{NearNames.Hint(protocol, ids)}; there are: {string.Join(", ", ids)}");
        }

        var request = new BenchmarkRequest("", raw.Data, null, SubtaskNames(raw))
        {
            MaxNewTokens = Whole("--max-new-tokens", raw.MaxNewTokens, 1, errors),
            Sampling = Sampling(raw, errors),
            Chat = raw.Chat,
            EndOfThinking = raw.EndOfThinking,
            Losses = !raw.NoLoss,
            AllowModifiedData = raw.AllowModifiedData,
        };
        return [.. names.Select(name => request with
        {
            Name = name,
            Protocol = protocols.FirstOrDefault(p => p.Split('/')[0] == name),
            Suite = suite.FirstOrDefault(b => b.Name == name),
        })];
    }

    private static IReadOnlyList<SuiteBenchmark> SuiteBenchmarks(string suite, ICollection<string> errors)
    {
        try
        {
            return Evaluation.Suites.Suite.Load(suite).Benchmarks;
        }
        catch (ConfigurationException error)
        {
            errors.Add(error.Message);
            return [];
        }
    }

    private static SamplingSettings Sampling(RawMeasureOptions raw, ICollection<string> errors)
    {
        try
        {
            return new SamplingSettings
            {
                Samples = Whole("--samples", raw.Samples, 1, errors) ?? 1,
                Temperature = Fraction("--temperature", raw.Temperature, errors) ?? 0,
                TopP = Fraction("--top-p", raw.TopP, errors) ?? 1,
            };
        }
        catch (ConfigurationException error)
        {
            errors.Add($"--{error.Message}");
            return SamplingSettings.Greedy;
        }
    }

    private static IReadOnlyList<string>? SubtaskNames(RawMeasureOptions raw) => raw.Subtasks is null ? null : [.. Names(raw.Subtasks).Order(StringComparer.Ordinal)];

    /// <summary>The names of a list with commas.</summary>
    internal static string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Adds what is wrong with the benchmarks that <c>--benchmarks</c> names.</summary>
    internal static void CheckBenchmarks(IReadOnlyList<string> names, IReadOnlyList<string> known, ICollection<string> errors)
    {
        if (names.Count == 0)
            errors.Add($"--benchmarks names none; there are: {string.Join(", ", known)}");
        foreach (var name in names.Where(b => !known.Contains(b)))
            errors.Add($"unknown benchmark {name}{NearNames.Hint(name, known)}; there are: {string.Join(", ", known)}");
        foreach (var name in names.GroupBy(b => b).Where(g => g.Count() > 1).Select(g => g.Key))
            errors.Add($"--benchmarks names {name} twice");
    }

    private static double? Fraction(string option, string? text, ICollection<string> errors)
    {
        if (text is null)
            return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return value;
        errors.Add($"{option} is '{text}'; give a number such as 0.8");
        return null;
    }

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
