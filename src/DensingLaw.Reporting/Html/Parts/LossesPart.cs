namespace DensingLaw.Reporting;

/// <summary>The conditional losses of gold answers.</summary>
internal static class LossesPart
{
    public static IEnumerable<PagePart> Of(RunReport report)
    {
        var losses = report.Result.Benchmarks.SelectMany(b => b.Losses).ToArray();
        if (losses.Length > 0)
            yield return new PagePart("losses", "Conditional losses", TableMarkup.Of(LossTables.Items(losses), "Losses of the benchmarks’ gold answers"));
    }
}
