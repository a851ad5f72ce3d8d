namespace DensingLaw.Tokenization;

/// <summary>Puts special tokens before and after the ids of a text; their offsets are (0, 0).</summary>
internal sealed class TemplatePostProcessor(IReadOnlyList<int> before, IReadOnlyList<int> after) : PostProcessor
{
    public override void Apply(List<int> ids, List<(int Start, int End)>? offsets, bool addSpecialTokens, Func<int, string?> token)
    {
        if (!addSpecialTokens)
        {
            return;
        }

        ids.InsertRange(0, before);
        ids.AddRange(after);
        offsets?.InsertRange(0, Enumerable.Repeat((0, 0), before.Count));
        offsets?.AddRange(Enumerable.Repeat((0, 0), after.Count));
    }
}
