namespace DensingLaw.Evaluation.Data;

/// <summary>What was found of one release file.</summary>
/// <param name="File">The file, as the manifest describes it.</param>
/// <param name="State">What it is.</param>
/// <param name="Bytes">Length found; null when it is not there.</param>
/// <param name="Sha256">SHA-256 found; null when it is not there.</param>
/// <param name="Line">All of it in one line that begins with the file's path.</param>
public sealed record FileFinding(DataFile File, FileState State, long? Bytes, string? Sha256, string Line)
{
    /// <summary>Whether it is the release's file, or another packing of it.</summary>
    public bool IsGood => State is FileState.Good or FileState.Repacked;
}
