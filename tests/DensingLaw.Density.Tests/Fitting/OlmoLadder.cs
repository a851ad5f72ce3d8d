using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using DensingLaw.Tests;

namespace DensingLaw.Density.Tests;

/// <summary>AI2's ladder runs and targets (arXiv 2412.04403), and the predictions published with them.</summary>
internal sealed class OlmoLadder
{
    private readonly Dictionary<(string Task, string Role), List<LadderRun>> _runs = [];

    private OlmoLadder()
    {
        using var file = new GZipStream(File.OpenRead(SharedFolder.Require("paper/olmo-ladder/runs.csv.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).ToList();
        foreach (var group in rows.GroupBy(r => (Task: r[7], Role: r[3], Run: r[0])))
        {
            var evaluations = group.OrderBy(r => Number(r[6])).Select(r => new LadderEvaluation(Number(r[6]), Number(r[8]), 100 * Number(r[9])));
            var key = (group.Key.Task, group.Key.Role);
            if (!_runs.TryGetValue(key, out var runs))
                _runs[key] = runs = [];
            runs.Add(new LadderRun(group.Key.Run, Number(group.First()[4]), [.. evaluations]));
        }

        Golden = JsonDocument.Parse(File.ReadAllText(SharedFolder.Require("paper/olmo-ladder/golden.json"))).RootElement;
    }

    public static Lazy<OlmoLadder> Data { get; } = new(() => new OlmoLadder());

    public static string[] Tasks { get; } =
        ["mmlu_avg_test", "hellaswag_val", "arc_challenge_test", "arc_easy_test", "piqa_val", "csqa_val", "socialiqa_val", "openbookqa_test"];

    public JsonElement Golden { get; }

    public IReadOnlyList<LadderRun> Runs(string task) => _runs[(task, "train")];

    public LadderRun Target(string task, string run) => _runs[(task, "eval")].Single(r => r.Name == run);

    public JsonElement GoldenOf(string task) => Golden.EnumerateArray().Single(t => t.GetProperty("task").GetString() == task);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
