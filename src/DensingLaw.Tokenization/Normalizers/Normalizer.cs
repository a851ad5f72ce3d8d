namespace DensingLaw.Tokenization;

/// <summary>Rewrites a passage before added tokens with <c>normalized</c> are looked for and before it is split.</summary>
internal abstract class Normalizer
{
    public abstract void Apply(Passage passage);
}
