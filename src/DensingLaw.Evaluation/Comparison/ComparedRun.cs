namespace DensingLaw.Evaluation.Comparison;

/// <summary>One side of a comparison: a run of this program, or the log of another.</summary>
public sealed record ComparedRun
{
    /// <summary>A short name: the run's id, or the log's folder.</summary>
    public required string Label { get; init; }

    /// <summary>What made it: <c>densinglaw</c> or <c>lm-eval</c>.</summary>
    public required string Tool { get; init; }

    /// <summary>How the run was begun; null for another tool's log.</summary>
    public RunManifest? Manifest { get; init; }

    /// <summary>The benchmarks that have items.</summary>
    public required IReadOnlyList<ComparedBenchmark> Benchmarks { get; init; }

    /// <summary>Reads a run's folder, or lm-evaluation-harness's <c>--log_samples</c> output (a file, or a folder of them).</summary>
    /// <exception cref="DataIntegrityException">It is missing, damaged, or neither of the two: nothing can be compared.</exception>
    public static ComparedRun Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            if (Directory.Exists(path) && File.Exists(RunFolder.ManifestIn(path)))
                return ReadRun(Path.GetFullPath(path));
            if (LmEvalFiles.Find(path) is { Count: > 0 } files)
                return LmEvalLog.Read(path, files);
        }
        catch (ConfigurationException error)
        {
            throw new DataIntegrityException($"cannot compare with '{path}': {error.Message}", error);
        }

        throw new DataIntegrityException(
            Path.Exists(path)
                ? $"'{path}' is neither a run (it has no manifest.json) nor lm-evaluation-harness's samples (*.jsonl); give the folder of a run, or a file or folder of samples"
                : $"there is nothing at '{path}' to compare with; give the folder of a run, or lm-evaluation-harness's samples");
    }

    /// <summary>Makes a side from a run's manifest and records.</summary>
    /// <param name="manifest">How the run was begun.</param>
    /// <param name="records">The journal's records in its order.</param>
    public static ComparedRun Of(RunManifest manifest, IEnumerable<ItemRecord> records)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var byBenchmark = records.GroupBy(r => r.Benchmark).ToDictionary(g => g.Key, g => g.ToList());
        return new ComparedRun
        {
            Label = manifest.Id,
            Tool = "densinglaw",
            Manifest = manifest,
            Benchmarks = [.. manifest.Plan.Benchmarks.Where(b => byBenchmark.ContainsKey(b.Name))
                .Select(b => new ComparedBenchmark(b.Name, b.Protocol, Pieces(b), RecordItems.Of(byBenchmark[b.Name])))],
        };
    }

    private static ComparedRun ReadRun(string folder)
    {
        var manifest = RunManifest.Read(RunFolder.ManifestIn(folder));
        using var journal = JournalReader.Open(RunFolder.JournalIn(folder));
        return Of(manifest, journal.ReadAll().Select(e => e.Record));
    }

    private static List<KeyValuePair<string, string>> Pieces(PlannedBenchmark benchmark) =>
    [
        new("protocol", benchmark.Protocol),
        new("protocolSha256", benchmark.ProtocolSha256),
        new("dataSha256", benchmark.DataSha256),
        new("chat template", benchmark.Completions is { Chat: true } ? "used" : "not used"),
        new("decoding", benchmark.Completions?.Decoding ?? "none"),
        new("end of thinking", benchmark.Completions?.EndOfThinking ?? "none"),
    ];
}
