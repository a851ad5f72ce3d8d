namespace DensingLaw.Tokenization;

/// <summary>Joins tokens to text.</summary>
internal abstract class Decoder
{
    public abstract string Decode(IReadOnlyList<string> tokens);
}
