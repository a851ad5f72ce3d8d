using System.Globalization;

namespace DensingLaw.Reporting;

/// <summary>The sub-tasks; the script lets the table sort by any column.</summary>
internal static class SubtasksPart
{
    public static IEnumerable<PagePart> Of(RunReport report)
    {
        var rows = report.Result.Benchmarks.Where(SubtaskTables.HasSubtasks).SelectMany(b => b.Subtasks.Select(s => Row(b.Name, s))).ToArray();
        if (rows.Length == 0)
            yield break;
        yield return new PagePart("subtasks", "By subject", Markup.Of(
            $"""
            <p class="caption">Every sub-task<span class="screen">; press a heading to sort</span></p>
            <div class="wide" tabindex="0" role="group" aria-label="Scores by subject"><table class="sorts" aria-label="Scores by subject">
            <thead><tr><th scope="col">benchmark</th><th scope="col">sub-task</th><th scope="col">category</th><th scope="col" class="n">items</th><th scope="col" class="n">score</th><th scope="col" class="n">± s.e.</th></tr></thead>
            <tbody>
            {Markup.Join(rows)}</tbody></table></div>
            """));
    }

    private static Markup Row(string benchmark, SubtaskSection s) => Markup.Of(
        $"""
        <tr><td>{benchmark}</td><td>{s.Name}</td><td>{s.Category}</td><td class="n" data-key="{s.Items}">{ResultTables.Count(s.Items)}</td><td class="n" data-key="{Key(s.Score)}"><span class="share" aria-hidden="true"><i style="width:{100 * s.Score}%"></i></span> {ResultTables.Share(s.Score)}</td><td class="n" data-key="{Key(s.StandardError)}">{(s.StandardError is { } e ? ResultTables.Share(e) : "–")}</td></tr>

        """);

    private static string Key(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
