namespace DensingLaw.Tokenization;

/// <summary>A stretch of a passage that the model encodes on its own, in UTF-16 units.</summary>
internal readonly record struct Piece(int Start, int Length);
