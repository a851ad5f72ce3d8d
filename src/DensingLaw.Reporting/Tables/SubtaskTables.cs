namespace DensingLaw.Reporting;

/// <summary>The table of sub-tasks.</summary>
public static class SubtaskTables
{
    /// <summary>One row a sub-task; benchmarks with one sub-task, or with one item in each, are left out.</summary>
    public static Table Of(ResultDocument result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Table
        {
            Headers = ["benchmark", "sub-task", "category", "items", "score", "± s.e."],
            RightAligned = [3, 4, 5],
            Rows = [.. result.Benchmarks.Where(HasSubtasks).SelectMany(b => b.Subtasks.Select(s => (IReadOnlyList<string>)
                [b.Name, s.Name, s.Category ?? "", ResultTables.Count(s.Items), ResultTables.Share(s.Score), s.StandardError is { } e ? ResultTables.Share(e) : "–"]))],
        };
    }

    internal static bool HasSubtasks(BenchmarkSection benchmark) => benchmark.Subtasks.Count > 1 && benchmark.Subtasks.Any(s => s.Items > 1);
}
