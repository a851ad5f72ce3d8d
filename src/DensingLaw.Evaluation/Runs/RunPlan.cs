using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>
/// One checkpoint, the benchmarks to run on it, and the engine that does the work. The plan's identity names the run folder, so that the same command
/// finds the run it began. Threads, batch size and prefix sharing change no score and are left out of it.
/// </summary>
public sealed record RunPlan
{
    /// <summary>What is measured.</summary>
    public required PlannedCheckpoint Checkpoint { get; init; }

    /// <summary>What does the work.</summary>
    public required EngineInfo Engine { get; init; }

    /// <summary>The benchmarks, in the order given.</summary>
    public required IReadOnlyList<PlannedBenchmark> Benchmarks { get; init; }

    /// <summary>The first items of every sub-task that are measured; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>The sub-tasks that are measured, in ordinal order; null for all.</summary>
    public IReadOnlyList<string>? Subtasks { get; init; }

    /// <summary>The suite that chose the benchmarks and items; null where options did.</summary>
    public string? Suite { get; init; }

    /// <summary>Seed of everything random in the run.</summary>
    public int Seed { get; init; }

    /// <summary>The engine's device without its index: <c>cpu</c>, <c>cuda</c>.</summary>
    public string DeviceKind => Engine.Device.Split(':')[0];

    /// <summary>What identifies the run, by the names the manifest uses.</summary>
    public IReadOnlyList<(string Name, string Value)> IdentityFields()
    {
        var fields = new List<(string, string)>
        {
            ("checkpoint.sha256", Checkpoint.Sha256),
            ("checkpoint.tokenizerSha256", Checkpoint.TokenizerSha256),
            ("engine.name", Engine.Name),
            ("engine.version", Engine.Version),
            ("engine.device", DeviceKind),
            ("engine.precision", Engine.Precision),
            ("suite", Suite ?? "none"),
            ("limit", Limit?.ToString(CultureInfo.InvariantCulture) ?? "none"),
            ("subtasks", Subtasks is null ? "all" : string.Join(',', Subtasks)),
            ("seed", Seed.ToString(CultureInfo.InvariantCulture)),
            ("benchmarks", string.Join(',', Benchmarks.Select(b => b.Name))),
        };
        if (Benchmarks.Any(b => b.Completions is { Chat: true }))
            fields.Add(("checkpoint.chatTemplateSha256", Checkpoint.ChatTemplateSha256 ?? "unknown"));
        foreach (var benchmark in Benchmarks)
        {
            fields.Add(($"{benchmark.Name}.protocol", benchmark.Protocol));
            fields.Add(($"{benchmark.Name}.protocolSha256", benchmark.ProtocolSha256));
            fields.Add(($"{benchmark.Name}.dataSha256", benchmark.DataSha256));
            fields.Add(($"{benchmark.Name}.items", benchmark.Items.ToString(CultureInfo.InvariantCulture)));
            fields.Add(($"{benchmark.Name}.itemsSha256", benchmark.ItemsSha256 ?? "none"));
            fields.Add(($"{benchmark.Name}.completions", benchmark.Completions is { } c ? $"{c.Samples} {c.Decoding} chat={c.Chat} thinking={c.EndOfThinking}" : "none"));
            fields.Add(($"{benchmark.Name}.losses", benchmark.Losses.Count == 0 ? "none" : string.Join(',', benchmark.Losses)));
        }

        return fields;
    }

    /// <summary>The run's name: readable first, then eight hexadecimal digits of the identity: <c>smollm2-135m-instruct-mmlu-3f9a1c2b</c>.</summary>
    public string RunId()
    {
        var identity = string.Join('\n', IdentityFields().Select(f => $"{f.Name}={f.Value}"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
        var model = Path.GetFileName(Path.TrimEndingDirectorySeparator(Checkpoint.Path));
        var what = Suite is null ? Benchmarks.Select(b => b.Name) : [Suite];
        return string.Join('-', what.Prepend(model).Select(Slug).Append(hash[..8]));
    }

    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '.')
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        // 48 characters keep the folder's name readable and well below every file system's limit.
        var text = slug.ToString(0, Math.Min(slug.Length, 48)).Trim('-', '.');
        return text.Length == 0 ? "model" : text;
    }
}
