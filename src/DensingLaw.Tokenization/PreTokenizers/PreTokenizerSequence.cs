namespace DensingLaw.Tokenization;

/// <summary>Pre-tokenizers one after the other, each on the pieces that the one before made.</summary>
internal sealed class PreTokenizerSequence(IReadOnlyList<PreTokenizer> parts) : PreTokenizer
{
    public override void Apply(Passage passage)
    {
        foreach (var part in parts)
        {
            part.Apply(passage);
        }
    }
}
