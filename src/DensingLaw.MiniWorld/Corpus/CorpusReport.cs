namespace DensingLaw.MiniWorld.Corpus;

/// <summary>What was written.</summary>
/// <param name="Documents">Documents.</param>
/// <param name="Bytes">UTF-8 bytes of their texts.</param>
/// <param name="Files">Files.</param>
/// <param name="Kinds">The same by kind.</param>
public sealed record CorpusReport(long Documents, long Bytes, int Files, IReadOnlyList<CorpusShare> Kinds);
