using DensingLaw.Evaluation.Data;

namespace DensingLaw.Cli;

/// <summary>What a data folder has of one benchmark.</summary>
/// <param name="Manifest">The benchmark.</param>
/// <param name="IsAbsent">Whether the folder holds none of its files.</param>
/// <param name="Files">What was found of each file.</param>
internal sealed record DataState(DataManifest Manifest, bool IsAbsent, IReadOnlyList<FileFinding> Files)
{
    public static DataState Of(DataManifest manifest, string dataFolder) =>
        new(manifest, manifest.IsAbsentFrom(dataFolder), DataVerifier.Verify(manifest, dataFolder));

    public bool IsGood => Files.All(f => f.IsGood);

    public int Missing => Files.Count(f => f.State == FileState.Missing);

    public int Modified => Files.Count(f => !f.IsGood) - Missing;

    /// <summary>One word for programs.</summary>
    public string Word => IsGood ? "good" : IsAbsent ? "absent" : Modified > 0 ? "modified" : "incomplete";

    /// <summary>A few words for people.</summary>
    public string Text
    {
        get
        {
            if (IsAbsent)
                return "absent";
            var files = Files.Count == 1 ? "1 file" : $"{Files.Count} files";
            if (IsGood)
                return $"good, {files}";
            return Missing == 0 ? $"{Modified} not the release's, of {files}"
                : Modified == 0 ? $"{Missing} missing, of {files}"
                : $"{Missing} missing, {Modified} not the release's, of {files}";
        }
    }
}
