using System.Globalization;
using System.Text.Json.Nodes;
using DensingLaw.Evaluation.Comparison;

namespace DensingLaw.Reporting;

/// <summary>
/// A run in the files that lm-evaluation-harness 0.4.13 writes with <c>--log_samples</c>: one <c>results_DATE.json</c>, and for each task
/// <c>samples_TASK_DATE.jsonl</c>, spelt as its own are, so that equal results give equal lines.
/// </summary>
public static class LmEvalExport
{
    /// <summary>The files by name.</summary>
    /// <param name="run">A run of this program.</param>
    /// <param name="documents">
    /// By benchmark and item. An item without one has its name in place of the data set's row, an empty prompt, and a number that is its place in the run.
    /// </param>
    public static IEnumerable<KeyValuePair<string, string>> Files(ComparedRun run, IReadOnlyDictionary<string, IReadOnlyDictionary<string, LmEvalDocument>> documents)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(documents);
        var manifest = run.Manifest ?? throw new ArgumentException("a run with a manifest is needed", nameof(run));
        var date = manifest.CreatedUtc.UtcDateTime.ToString("yyyy-MM-dd'T'HH-mm-ss.ffffff", CultureInfo.InvariantCulture);
        var tasks = run.Benchmarks.SelectMany(b => LmEvalGroupScores.Ordered([.. Tasks(b, manifest.Plan.Benchmarks.FirstOrDefault(p => p.Name == b.Name), documents.GetValueOrDefault(b.Name))])).ToArray();
        foreach (var task in tasks)
            yield return new($"samples_{task.Name}_{date}.jsonl", string.Concat(task.Rows.Select(r => PythonJson.Line(r) + "\n")));
        yield return new($"results_{date}.json", PythonJson.Indented(LmEvalResults.Of(manifest, tasks)));
    }

    private static IEnumerable<LmEvalTaskRows> Tasks(ComparedBenchmark benchmark, Evaluation.PlannedBenchmark? planned, IReadOnlyDictionary<string, LmEvalDocument>? documents)
    {
        var form = LmEvalTaskForm.Of(benchmark.Name);
        var settings = form.SettingsOf(planned);
        foreach (var group in benchmark.Items.Where(i => i.Score is not null).GroupBy(i => LmEvalTask.NameOf(benchmark.Name, i.Subtask)))
        {
            JsonObject[] rows = [.. group.Select((item, place) => LmEvalSampleRow.Of(item, place, form, settings, documents?.GetValueOrDefault(item.Item)))
                .OrderBy(r => r["doc_id"]!.GetValue<int>())];
            var all = documents?.Values.Count(d => LmEvalTask.NameOf(benchmark.Name, d.Subtask) == group.Key) ?? 0;
            yield return new LmEvalTaskRows(group.Key, group.First().Subtask, benchmark, form, settings, rows, Math.Max(all, rows.Length));
        }
    }
}
