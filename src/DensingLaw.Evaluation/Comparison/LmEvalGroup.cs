using DensingLaw.Evaluation.Benchmarks.Bbh;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;
using DensingLaw.Evaluation.Benchmarks.Mmlu;

namespace DensingLaw.Evaluation.Comparison;

/// <summary>A group of lm-evaluation-harness 0.4.13's tasks, whose score is the mean over their items.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Alias">What its tables call it.</param>
/// <param name="Version">The group's version; a text there, other than a task's.</param>
/// <param name="Benchmark">The benchmark that the tasks are of.</param>
/// <param name="Children">Groups or tasks in the harness's order.</param>
public sealed record LmEvalGroup(string Name, string Alias, string Version, string Benchmark, IReadOnlyList<string> Children)
{
    /// <summary>All groups of the benchmarks here, those that hold groups before them.</summary>
    public static IReadOnlyList<LmEvalGroup> All { get; } =
    [
        new("mmlu", "mmlu", "2", "mmlu", [.. Categories().Select(c => "mmlu_" + c)]),
        .. Categories().Select(c => new LmEvalGroup("mmlu_" + c, c.Replace('_', ' '), "2", "mmlu", Tasks("mmlu", MmluSubjects.Categories.Where(s => s.Value == c).Select(s => s.Key)))),
        new("bbh_cot_fewshot", "bbh_cot_fewshot", "3.0", "bbh", Tasks("bbh", BbhTasks.Sizes.Keys)),
        new("minerva_math", "minerva_math", "1.0", "math", Tasks("math", MathSubjects.All.Keys)),
    ];

    /// <summary>The groups whose tasks are all among these: the harness has a group only with all its tasks.</summary>
    /// <param name="tasks">Names of tasks.</param>
    public static IReadOnlyList<LmEvalGroup> Of(IEnumerable<string> tasks)
    {
        var known = tasks.ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(g => g.Leaves().All(known.Contains))];
    }

    /// <summary>The tasks of the group and of the groups in it.</summary>
    public IEnumerable<string> Leaves() => Children.SelectMany(c => All.FirstOrDefault(g => g.Name == c)?.Leaves() ?? [c]);

    private static string[] Categories() => [MmluSubjects.Stem, MmluSubjects.Other, MmluSubjects.SocialSciences, MmluSubjects.Humanities];

    private static string[] Tasks(string benchmark, IEnumerable<string> subtasks) => [.. subtasks.Select(s => LmEvalTask.NameOf(benchmark, s)).Order(StringComparer.Ordinal)];
}
