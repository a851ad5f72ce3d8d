namespace DensingLaw.Reporting;

/// <summary>The density with its other readings: by time, and from the loss beside the score.</summary>
internal static class ReadingsPart
{
    public static IEnumerable<PagePart> Of(RunReport report)
    {
        if (report.Result.Density is { } density && (density.ByTime is not null || density.FromLoss is not null))
            yield return new PagePart("readings", "Other readings", TableMarkup.Of(ResultTables.Density(report.Result), "The density by score, by inference time and by loss"));
    }
}
