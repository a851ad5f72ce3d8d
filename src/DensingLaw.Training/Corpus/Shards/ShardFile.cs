namespace DensingLaw.Training.Corpus;

/// <summary>A file of tokens.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Tokens">Tokens in it, at least 1.</param>
/// <param name="Sha256">Of its bytes, lower-case hex.</param>
public sealed record ShardFile(string File, long Tokens, string Sha256);
