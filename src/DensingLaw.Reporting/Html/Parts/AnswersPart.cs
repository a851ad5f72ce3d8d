namespace DensingLaw.Reporting;

/// <summary>How answers were got: cut prompts, cut completions, completions without an answer.</summary>
internal static class AnswersPart
{
    public static IEnumerable<PagePart> Of(RunReport report)
    {
        var benchmarks = report.Result.Benchmarks;
        if (benchmarks.Count == 0)
            yield break;
        var rules = benchmarks.Where(b => b.Completions is { Rules.Count: > 0 })
            .Select(b => TableMarkup.Of(AnswerTables.Rules(b.Completions!), $"{b.Name}: what decided a completion’s grade"));
        yield return new PagePart("answers", "Invalid and truncated answers", Markup.Of(
            $"{TableMarkup.Of(AnswerTables.Rates(report.Result), "Shares of all items or completions")}{Markup.Join(rules)}"));
    }
}
