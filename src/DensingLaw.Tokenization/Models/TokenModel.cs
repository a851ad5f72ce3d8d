namespace DensingLaw.Tokenization;

/// <summary>Turns one piece of text into token ids by a vocabulary. Thread-safe.</summary>
internal abstract class TokenModel
{
    public abstract Vocabulary Vocabulary { get; }

    /// <summary>Id of the token for text that the vocabulary lacks; null where there is none.</summary>
    public virtual int? UnknownId => null;

    /// <summary>Appends the ids of a piece.</summary>
    /// <param name="piece">Well-formed UTF-16.</param>
    /// <param name="ids">Receives the ids.</param>
    /// <param name="byteLengths">Receives the length of every token in UTF-8 bytes of the piece, when not null.</param>
    public abstract void Encode(ReadOnlySpan<char> piece, List<int> ids, List<int>? byteLengths);
}
