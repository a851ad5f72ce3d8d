namespace DensingLaw.MiniWorld.Corpus;

/// <summary>A kind's part of a corpus.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Documents">Its documents.</param>
/// <param name="Bytes">UTF-8 bytes of their texts.</param>
public sealed record CorpusShare(DocumentKind Kind, long Documents, long Bytes);
