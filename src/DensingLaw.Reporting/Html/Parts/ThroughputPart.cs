namespace DensingLaw.Reporting;

/// <summary>What the run cost.</summary>
internal static class ThroughputPart
{
    public static IEnumerable<PagePart> Of(RunReport report)
    {
        var table = RunTables.Throughput(report.Result);
        if (table.Rows.Count > 0)
            yield return new PagePart("throughput", "Throughput", TableMarkup.Of(table, "The process that finished the run; results recorded before are not counted"));
    }
}
