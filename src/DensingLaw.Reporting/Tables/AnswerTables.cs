namespace DensingLaw.Reporting;

/// <summary>Tables of how answers were got.</summary>
public static class AnswerTables
{
    /// <summary>One row a benchmark: prompts that were cut, and how completions ended.</summary>
    public static Table Rates(ResultDocument result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Table
        {
            Headers = ["benchmark", "prompts cut", "seam merged", "completions", "without answer", "cut off", "tokens written"],
            RightAligned = [1, 2, 3, 4, 5, 6],
            Rows = [.. result.Benchmarks.Select(Row)],
        };
    }

    /// <summary>One row a rule, the most frequent first.</summary>
    public static Table Rules(CompletionSection completions)
    {
        ArgumentNullException.ThrowIfNull(completions);
        return new Table
        {
            Headers = ["rule", "completions", "share"],
            RightAligned = [1, 2],
            Rows = [.. completions.Rules.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => (IReadOnlyList<string>)[r.Key, .. Part(r.Value, completions.Graded)])],
        };
    }

    private static IReadOnlyList<string> Row(BenchmarkSection benchmark)
    {
        var counted = benchmark.Completions?.Written ?? benchmark.Items;
        string[] start = [benchmark.Name, WithShare(benchmark.Truncated, counted), WithShare(benchmark.BoundaryMerged, counted)];
        return benchmark.Completions is not { } c
            ? [.. start, "", "", "", ""]
            : [.. start, ResultTables.Count(c.Written), WithShare(c.Invalid, c.Graded), WithShare(c.CutOff, c.Written), ResultTables.Count(c.NewTokens)];
    }

    private static string[] Part(int count, int of) => [ResultTables.Count(count), of > 0 ? ResultTables.Percent((double)count / of) : ""];

    private static string WithShare(int count, int of) => count == 0 || of == 0 ? ResultTables.Count(count) : $"{ResultTables.Count(count)} ({ResultTables.Percent((double)count / of)})";
}
