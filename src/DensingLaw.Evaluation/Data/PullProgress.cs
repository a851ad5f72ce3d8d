namespace DensingLaw.Evaluation.Data;

/// <summary>How far a download is.</summary>
/// <param name="Name">What is fetched: a file's path in the data folder, or an archive's name.</param>
/// <param name="Bytes">Bytes on disk, those of an earlier attempt included.</param>
/// <param name="Total">Bytes in all; null where that is not known.</param>
/// <param name="Event">Something to say beside the numbers (an attempt that failed, the end); null for none.</param>
public sealed record PullProgress(string Name, long Bytes, long? Total, string? Event = null);
