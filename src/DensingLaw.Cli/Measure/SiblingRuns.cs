using DensingLaw.Evaluation;

namespace DensingLaw.Cli;

/// <summary>
/// The runs beside a run, whose records may serve it: those of the same checkpoint. Records are found by their addresses alone, so that none of another
/// model or setting can be taken over.
/// </summary>
internal static class SiblingRuns
{
    /// <summary>All records of runs of the same checkpoint in the same folder; a journal that cannot be read is named on <paramref name="log"/>.</summary>
    public static IEnumerable<JournalEntry> Records(string folder, RunPlan plan, TextWriter log)
    {
        var entries = new List<JournalEntry>();
        foreach (var sibling in Directory.EnumerateDirectories(Path.GetDirectoryName(folder)!).Order(StringComparer.Ordinal))
        {
            if (sibling == folder || !File.Exists(RunFolder.JournalIn(sibling)) || !File.Exists(RunFolder.ManifestIn(sibling)))
                continue;
            try
            {
                if (RunManifest.Read(RunFolder.ManifestIn(sibling)).Plan.Checkpoint.Sha256 != plan.Checkpoint.Sha256)
                    continue;
                using var journal = JournalReader.Open(RunFolder.JournalIn(sibling));
                entries.AddRange(journal.ReadAll());
            }
            catch (Exception error) when (error is ConfigurationException or DataIntegrityException)
            {
                log.WriteLine($"note: the run in {sibling} cannot be read and is not reused: {error.Message}");
            }
        }

        return entries.DistinctBy(e => e.Key);
    }
}
