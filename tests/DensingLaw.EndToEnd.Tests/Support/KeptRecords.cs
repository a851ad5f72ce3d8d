using DensingLaw.Evaluation;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>What a run's journal holds while another process writes it.</summary>
internal static class KeptRecords
{
    /// <summary>Records of all kinds; 0 while there is no journal yet.</summary>
    public static int Count(string run) => Read(run, journal => journal.ReadAll().Count);

    /// <summary>Results as the plan counts them; 0 while there is no journal yet.</summary>
    public static int Results(string run) => Read(run, journal => journal.CountResults().Values.Sum());

    private static int Read(string run, Func<JournalReader, int> what)
    {
        var path = Path.Combine(run, "journal.sqlite");
        if (!File.Exists(path))
            return 0;
        try
        {
            using var journal = JournalReader.Open(path);
            return what(journal);
        }
        catch (Exception error) when (error is ConfigurationException or DataIntegrityException)
        {
            // It is being made.
            return 0;
        }
    }
}
