namespace DensingLaw.Evaluation.Data;

/// <summary>Where a benchmark comes from.</summary>
/// <param name="Paper">Address of the paper.</param>
/// <param name="Repository">Address of the official repository.</param>
/// <param name="Revision">The repository's commit that the files are of; null where the files do not lie in it.</param>
public sealed record DataSource(string Paper, string Repository, string? Revision);
