namespace DensingLaw.Tokenization;

/// <summary>Post-processors one after the other.</summary>
internal sealed class PostProcessorSequence(IReadOnlyList<PostProcessor> parts) : PostProcessor
{
    public override void Apply(List<int> ids, List<(int Start, int End)>? offsets, bool addSpecialTokens, Func<int, string?> token)
    {
        foreach (var part in parts)
        {
            part.Apply(ids, offsets, addSpecialTokens, token);
        }
    }
}
