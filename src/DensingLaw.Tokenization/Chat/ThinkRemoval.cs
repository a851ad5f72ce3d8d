namespace DensingLaw.Tokenization.Chat;

/// <summary>What became of a text whose thinking was taken off.</summary>
/// <param name="Text">What is left: the answer, with the white space that followed the block.</param>
/// <param name="Removed">Whether a block was taken off.</param>
/// <param name="Unclosed">Whether a block was begun behind the last end and not ended: the text ran out while the model was thinking.</param>
public sealed record ThinkRemoval(string Text, bool Removed, bool Unclosed);
