using System.Text;
using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>Makes a run's result from its manifest and journal alone, writes it, and prints it.</summary>
internal static class ResultFiles
{
    /// <summary>Writes <c>result.json</c>; without references it has no density.</summary>
    public static ResultDocument Write(string folder, RunManifest manifest, MeasureParts parts, ReferenceCurveSet? references, RunPerformance? performance)
    {
        using var journal = JournalReader.Open(RunFolder.JournalIn(folder));
        var records = new RunRecords(journal.ReadAll().Select(e => e.Record));
        var density = references is not null && ResultBuilder.IsComplete(manifest, records) ? parts.EstimateDensity(manifest, records, references) : null;
        var result = ResultBuilder.Build(manifest, records, density, performance);
        AtomicFile.Write(RunFolder.ResultIn(folder), result.ToJson());
        return result;
    }

    public static void Print(ResultDocument result, string folder, bool json, bool withDensity, CliContext context)
    {
        if (json)
        {
            context.Out.Write(Encoding.UTF8.GetString(result.ToJson()));
            return;
        }

        Print(ResultTables.Scores(result), context);
        if (result.Benchmarks.Any(b => b.Losses.Count > 0))
        {
            context.Out.WriteLine();
            Print(LossTables.Items(result.Benchmarks.SelectMany(b => b.Losses)), context);
        }

        if (result.Density is { } density)
        {
            context.Out.WriteLine();
            Print(ResultTables.Density(result), context);
            context.Out.WriteLine();
            foreach (var line in density.Notes.SelectMany(note => TextWrap.Lines($"note: {note}", indent: 6)))
                context.Out.WriteLine(line);
        }

        if (!result.Run.Complete)
            context.Error.WriteLine(withDensity ? "the run is not finished: there is no density yet" : "the run is not finished");
        context.Out.WriteLine();
        context.Out.WriteLine($"run folder: {folder}");
    }

    private static void Print(Table table, CliContext context)
    {
        foreach (var line in table.ToTextLines())
            context.Out.WriteLine(line);
    }
}
