using System.Text;
using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>Makes a run's result from its manifest and journal alone, writes it, and prints it.</summary>
internal static class ResultFiles
{
    /// <summary>Writes <c>result.json</c> and <c>report.html</c>; without references they have no density.</summary>
    public static RunReport Write(
        string folder, RunManifest manifest, MeasureParts parts, ReferenceCurveSet? references, TimeRatio ratio, RunPerformance? performance, DateOnly? released = null)
    {
        using var journal = JournalReader.Open(RunFolder.JournalIn(folder));
        var records = new RunRecords(journal.ReadAll().Select(e => e.Record));
        var density = references is not null && ResultBuilder.IsComplete(manifest, records) ? parts.EstimateDensity(manifest, records, references, ratio) : null;
        var result = ResultBuilder.Build(manifest, records, density, performance);
        AtomicFile.Write(RunFolder.ResultIn(folder), result.ToJson());
        var report = RunReport.Of(result, references, released);
        AtomicFile.Write(RunFolder.ReportIn(folder), ReportFormats.Write(report, ReportFormat.Html));
        return report;
    }

    /// <summary>One line where the build lacked ECharts.</summary>
    public static void WarnOfStillCharts(CliContext context)
    {
        if (!HtmlReport.HasInteractiveCharts)
            context.Log.WriteLine("the report's charts are still drawings: this build has no ECharts; scripts/restore-packages fetches it with npm, then build again");
    }

    public static void Print(RunReport report, string folder, bool json, bool withDensity, CliContext context)
    {
        WarnOfStillCharts(context);
        var result = report.Result;
        if (json)
        {
            context.Out.Write(Encoding.UTF8.GetString(result.ToJson()));
            return;
        }

        TableOutput.Print(ResultTables.Scores(result), context);
        TableOutput.PrintBelow(LossTables.Items(result.Benchmarks.SelectMany(b => b.Losses)), context);
        if (result.Density is { } density)
        {
            TableOutput.PrintBelow(ResultTables.Density(result), context);
            TableOutput.PrintNotesBelow(density.Notes, context);
        }

        if (!result.Run.Complete)
            context.Error.WriteLine(withDensity ? "the run is not finished: there is no density yet" : "the run is not finished");
        context.Out.WriteLine();
        context.Out.WriteLine($"report: {RunFolder.ReportIn(folder)}");
        context.Out.WriteLine($"run folder: {folder}");
    }
}
