namespace DensingLaw.Reporting;

/// <summary>The answer, before everything else.</summary>
internal static class AnswerPart
{
    public static Markup Of(RunReport report)
    {
        var notes = report.Result.Density?.Notes ?? [];
        var list = notes.Count == 0 ? Markup.Empty : Markup.Of(
            $"""<h3>To know beside the number</h3><ul class="notes">{Markup.Join(notes.Select(n => Markup.Of($"<li>{n}</li>")))}</ul>""");
        return Markup.Of(
            $"""
            <header>
            <h1>{report.Model}</h1>
            <p class="headline">{AnswerText.Headline(report.Result)}</p>
            {Markup.Join(AnswerText.Sentences(report).Select(s => Markup.Of($"<p class=\"sentence\">{s}</p>\n")))}
            {list}
            </header>
            """);
    }
}
