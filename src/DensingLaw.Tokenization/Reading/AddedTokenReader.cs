namespace DensingLaw.Tokenization.Reading;

/// <summary>Reads the <c>added_tokens</c> of a tokenizer.json.</summary>
internal static class AddedTokenReader
{
    /// <summary>
    /// The tokens with the ids that the reference gives them, whatever ids the list names: a token that the model has keeps the model's
    /// id, the others are numbered in list order from the vocabulary's size. (Saved files are in id order, so both agree.)
    /// </summary>
    public static AddedToken[] Read(Json part, Vocabulary vocabulary)
    {
        var contents = new HashSet<string>(StringComparer.Ordinal);
        var nextId = vocabulary.Count;
        return [.. part.AsArray().Select(item =>
        {
            var token = ReadToken(item);
            token = token with { Id = vocabulary.TryGetId(token.Content, out var known) ? known : nextId };
            nextId = Math.Max(nextId, token.Id + 1);
            Check(token, item, vocabulary);
            return contents.Add(token.Content) ? token : throw item.Bad($"the added token \"{token.Content}\" is there twice");
        })];
    }

    private static AddedToken ReadToken(Json item)
    {
        var isSpecial = item.Bool("special", false);
        return new AddedToken
        {
            Id = item["id"].AsInt(),
            Content = item["content"].AsString(),
            IsSpecial = isSpecial,
            IsNormalized = item.Bool("normalized", !isSpecial),
            SingleWord = item.Bool("single_word", false),
            StripLeft = item.Bool("lstrip", false),
            StripRight = item.Bool("rstrip", false),
        };
    }

    private static void Check(AddedToken token, Json item, Vocabulary vocabulary)
    {
        if (token.Content.Length == 0)
        {
            throw item.Bad("an added token is empty");
        }

        if (vocabulary.Token(token.Id) is { } other && other != token.Content)
        {
            throw item.Bad($"\"{token.Content}\" would get the id {token.Id}, which is \"{other}\" in the vocabulary");
        }
    }
}
