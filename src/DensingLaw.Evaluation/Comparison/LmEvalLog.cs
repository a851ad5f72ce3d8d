using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace DensingLaw.Evaluation.Comparison;

/// <summary>
/// Reads what lm-evaluation-harness writes with <c>--log_samples</c>: one JSON object a line with <c>doc_id</c>, <c>arguments</c>, <c>resps</c>,
/// <c>filtered_resps</c>, <c>target</c>, <c>prompt_hash</c> and the metrics by name. Of several filters of an item the first counts.
/// </summary>
public static class LmEvalLog
{
    /// <summary>Reads files.</summary>
    /// <param name="path">What the user gave, for the label.</param>
    /// <param name="files">One a task.</param>
    /// <exception cref="DataIntegrityException">A line is not such an object; file and line are named.</exception>
    internal static ComparedRun Read(string path, IReadOnlyList<string> files)
    {
        var tasks = files.Select(f => (Task: LmEvalTask.Parse(LmEvalFiles.Task(f)), File: f)).ToArray();
        return new ComparedRun
        {
            Label = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))),
            Tool = "lm-eval",
            Benchmarks = [.. tasks.GroupBy(t => t.Task.Benchmark)
                .Select(g => new ComparedBenchmark(g.Key, null, null, [.. g.SelectMany(t => Items(t.File, t.Task.Subtask))]))
                .Where(b => b.Items.Count > 0)],
        };
    }

    private static List<ComparedItem> Items(string file, string subtask)
    {
        var items = new List<ComparedItem>();
        var seen = new HashSet<string>();
        var number = 0;
        foreach (var line in Lines(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var row = JsonDocument.Parse(line);
                var item = LmEvalSample.Read(row.RootElement, subtask, items.Count);
                if (seen.Add(item.Item))
                    items.Add(item);
            }
            catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
            {
                throw new DataIntegrityException(
                    string.Create(CultureInfo.InvariantCulture, $"{file} line {number} is not a sample of lm-evaluation-harness ({error.Message}); give its --log_samples output"), error);
            }
        }

        return items;
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = File.OpenRead(file);
        using var unpacked = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
        using var reader = new StreamReader(unpacked);
        while (NextLine(reader, file) is { } line)
            yield return line;
    }

    private static string? NextLine(StreamReader reader, string file)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException error)
        {
            throw new DataIntegrityException($"{file} is damaged ({error.Message}); fetch or write it again", error);
        }
    }
}
