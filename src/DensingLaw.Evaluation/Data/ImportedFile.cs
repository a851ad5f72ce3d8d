namespace DensingLaw.Evaluation.Data;

/// <summary>A release file in the data folder.</summary>
/// <param name="File">The file, as the manifest describes it.</param>
/// <param name="From">Where it was copied from, a file or an archive; null when it was there already.</param>
public sealed record ImportedFile(DataFile File, string? From);
