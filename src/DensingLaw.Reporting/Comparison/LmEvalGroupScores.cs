using System.Text.Json.Nodes;
using DensingLaw.Evaluation.Comparison;
using DensingLaw.Numerics;

namespace DensingLaw.Reporting;

/// <summary>What lm-evaluation-harness's results file says of groups: those whose tasks are all in the export, as if they had been asked for by name.</summary>
internal sealed class LmEvalGroupScores
{
    private readonly Dictionary<string, LmEvalTaskRows> _tasks;
    private readonly IReadOnlyList<LmEvalGroup> _groups;

    public LmEvalGroupScores(IEnumerable<LmEvalTaskRows> tasks)
    {
        _tasks = tasks.ToDictionary(t => t.Name);
        _groups = LmEvalGroup.Of(_tasks.Keys);
    }

    public bool Any => _groups.Count > 0;

    /// <summary>The tasks in the harness's order: those of groups by group, then the others as they come.</summary>
    /// <param name="tasks">Tasks of one benchmark.</param>
    public static LmEvalTaskRows[] Ordered(LmEvalTaskRows[] tasks)
    {
        string[] grouped = [.. LmEvalGroup.Of(tasks.Select(t => t.Name)).SelectMany(g => g.Leaves()).Distinct()];
        return [.. tasks.OrderBy(t => Array.IndexOf(grouped, t.Name) is >= 0 and var place ? place : grouped.Length)];
    }

    /// <summary>A benchmark's groups in its group before it.</summary>
    public JsonObject Scores()
    {
        var held = _groups.SelectMany(g => g.Children).ToHashSet(StringComparer.Ordinal);
        return new([.. _groups.GroupBy(g => g.Benchmark).SelectMany(b => b.OrderBy(g => !held.Contains(g.Name))).Select(g => KeyValuePair.Create(g.Name, (JsonNode?)Score(g)))]);
    }

    public JsonObject Children() => ByGroup(g => new JsonArray([.. g.Children.Select(c => JsonValue.Create(c))]));

    public JsonObject Versions() => ByGroup(g => g.Version);

    /// <summary>Adds the shots of groups whose children have the same. A group of groups is looked at before them, and so has none there.</summary>
    public void PassOnShots(JsonObject shots)
    {
        foreach (var group in _groups)
        {
            var found = group.Children.Where(shots.ContainsKey).Select(c => shots[c]!.GetValue<int>()).Distinct().ToArray();
            if (found.Length == 1)
                shots[group.Name] = found[0];
        }
    }

    /// <summary>Adds which way the groups' metrics are better: those of their children.</summary>
    public void PassOnDirections(JsonObject directions)
    {
        foreach (var group in _groups)
        {
            if (group.Children.FirstOrDefault(directions.ContainsKey) is { } child)
                directions[group.Name] = directions[child]!.DeepClone();
        }
    }

    private JsonObject Score(LmEvalGroup group)
    {
        LmEvalTaskRows[] tasks = [.. group.Leaves().Select(t => _tasks[t])];
        var form = tasks[0].Form;
        var score = MeanEstimate.Pool(tasks.Select(t => t.Score));
        var column = $"{form.Metric},{form.Filter}";
        return new JsonObject
        {
            ["alias"] = group.Alias,
            ["name"] = group.Name,
            ["sample_len"] = score.Count,
            [column] = score.Mean,
            // One task of one item has no error, and then neither has the group there.
            [$"{form.Metric}_stderr,{form.Filter}"] = score.StandardError is { } error && tasks.All(t => t.Score.StandardError is not null) ? error : "N/A",
            ["sample_count"] = new JsonObject { [column] = score.Count },
        };
    }

    private JsonObject ByGroup(Func<LmEvalGroup, JsonNode?> value) => new([.. _groups.Select(g => KeyValuePair.Create(g.Name, value(g)))]);
}
