namespace DensingLaw.Tokenization;

/// <summary>Normalizers one after the other.</summary>
internal sealed class NormalizerSequence(IReadOnlyList<Normalizer> parts) : Normalizer
{
    public override void Apply(Passage passage)
    {
        foreach (var part in parts)
        {
            part.Apply(passage);
        }
    }
}
