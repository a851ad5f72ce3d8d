namespace DensingLaw.Training.Corpus;

/// <summary>How far a stage has come.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Bytes">Bytes of the files on disk that have been read.</param>
/// <param name="TotalBytes">Bytes of all files.</param>
/// <param name="Documents">Documents read.</param>
/// <param name="Tokens">Tokens written.</param>
public readonly record struct CorpusProgress(CorpusStage Stage, long Bytes, long TotalBytes, long Documents, long Tokens);
