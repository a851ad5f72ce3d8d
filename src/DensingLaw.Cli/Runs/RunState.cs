using DensingLaw.Evaluation;

namespace DensingLaw.Cli;

/// <summary>How far a run is.</summary>
/// <param name="Manifest">How it was begun.</param>
/// <param name="Results">Results by benchmark.</param>
internal sealed record RunState(RunManifest Manifest, IReadOnlyDictionary<string, int> Results)
{
    public int Done => Results.Values.Sum();

    public int Planned => Manifest.Plan.Benchmarks.Sum(b => b.Results);

    public bool IsComplete => Done >= Planned;

    public static RunState Read(string folder)
    {
        var manifest = RunManifest.Read(RunFolder.ManifestIn(folder));
        if (!File.Exists(RunFolder.JournalIn(folder)))
            return new RunState(manifest, new Dictionary<string, int>());
        using var journal = JournalReader.Open(RunFolder.JournalIn(folder));
        return new RunState(manifest, journal.CountResults());
    }
}
