namespace DensingLaw.Evaluation.Data;

/// <summary>What <see cref="DataPuller"/> did for one benchmark.</summary>
/// <param name="Fetched">Files that were fetched.</param>
/// <param name="AlreadyThere">Files that were there already and are good.</param>
/// <param name="ByHand">Files that are needed and that no address offers; <see cref="DataFile.How"/> says what to do.</param>
public sealed record PullReport(IReadOnlyList<DataFile> Fetched, IReadOnlyList<DataFile> AlreadyThere, IReadOnlyList<DataFile> ByHand);
