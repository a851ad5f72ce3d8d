using System.Text;
using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>Makes a run's result from its manifest and journal alone, writes it, and prints it.</summary>
internal static class ResultFiles
{
    public static ResultDocument Write(string folder, RunManifest manifest, MeasureParts parts, ReferenceCurveSet references, RunPerformance? performance)
    {
        using var journal = JournalReader.Open(RunFolder.JournalIn(folder));
        var records = journal.ReadAll().Select(e => e.Record).ToArray();
        var density = ResultBuilder.IsComplete(manifest, records) ? parts.EstimateDensity(manifest, records, references) : null;
        var result = ResultBuilder.Build(manifest, records, density, performance);
        AtomicFile.Write(RunFolder.ResultIn(folder), result.ToJson());
        return result;
    }

    public static void Print(ResultDocument result, string folder, bool json, CliContext context)
    {
        if (json)
        {
            context.Out.Write(Encoding.UTF8.GetString(result.ToJson()));
            return;
        }

        foreach (var line in ResultTables.Scores(result).ToTextLines())
            context.Out.WriteLine(line);
        if (result.Density is { } density)
        {
            context.Out.WriteLine();
            foreach (var line in ResultTables.Density(result).ToTextLines())
                context.Out.WriteLine(line);
            context.Out.WriteLine();
            foreach (var line in density.Notes.SelectMany(note => TextWrap.Lines($"note: {note}", indent: 6)))
                context.Out.WriteLine(line);
        }

        if (!result.Run.Complete)
            context.Error.WriteLine("the run is not finished: there is no density yet");
        context.Out.WriteLine();
        context.Out.WriteLine($"run folder: {folder}");
    }
}
