namespace DensingLaw.Tokenization;

/// <summary>Splits the pieces of a passage further, each as a text of its own, and may rewrite their characters.</summary>
internal abstract class PreTokenizer
{
    public abstract void Apply(Passage passage);
}
