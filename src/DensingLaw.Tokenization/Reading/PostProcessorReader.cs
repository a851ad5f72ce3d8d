namespace DensingLaw.Tokenization.Reading;

/// <summary>Reads the <c>post_processor</c> of a tokenizer.json.</summary>
internal static class PostProcessorReader
{
    /// <param name="part">The member.</param>
    /// <param name="isToken">Whether an id is that of a token.</param>
    public static PostProcessor Read(Json part, Func<int, bool> isToken) => part["type"].AsString() switch
    {
        "Sequence" => new PostProcessorSequence([.. part["processors"].AsArray().Select(item => Read(item, isToken))]),
        "ByteLevel" => new ByteLevelPostProcessor(part.Bool("trim_offsets", true), part.Bool("add_prefix_space", true)),
        "TemplateProcessing" => ReadTemplate(part, isToken),
        var type => throw part.Unsupported($"the post-processor {type}"),
    };

    /// <summary>The template of a single text: special tokens around the sequence A. (Pairs of texts are not encoded here.)</summary>
    private static TemplatePostProcessor ReadTemplate(Json part, Func<int, bool> isToken)
    {
        List<int> before = [];
        List<int> after = [];
        var target = before;
        foreach (var item in part["single"].AsArray())
        {
            if (item.Find("Sequence") is { } sequence)
            {
                if (sequence["id"].AsString() != "A" || target == after)
                {
                    throw item.Bad("the template of a single text must have the sequence A once");
                }

                target = after;
                continue;
            }

            foreach (var id in part["special_tokens"][item["SpecialToken"]["id"].AsString()]["ids"].AsArray())
            {
                target.Add(isToken(id.AsInt()) ? id.AsInt() : throw id.Bad($"no token has the id {id.AsInt()}"));
            }
        }

        return target == after
            ? new TemplatePostProcessor(before, after)
            : throw part.Bad("the template of a single text has no sequence A");
    }
}
