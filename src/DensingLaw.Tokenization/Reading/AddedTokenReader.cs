namespace DensingLaw.Tokenization.Reading;

/// <summary>Reads the <c>added_tokens</c> of a tokenizer.json.</summary>
internal static class AddedTokenReader
{
    /// <summary>An added token's id may lie this far beyond the vocabulary's last.</summary>
    private const int LargestGap = 1 << 20;

    public static AddedToken[] Read(Json part, Vocabulary vocabulary)
    {
        var contents = new HashSet<string>(StringComparer.Ordinal);
        var ids = new HashSet<int>();
        return [.. part.AsArray().Select(item =>
        {
            var token = ReadToken(item);
            Check(token, item, vocabulary);
            if (!contents.Add(token.Content) || !ids.Add(token.Id))
            {
                throw item.Bad($"the added token \"{token.Content}\" or its id {token.Id} is there twice");
            }

            return token;
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

        if (token.Id < 0 || token.Id > vocabulary.Size + LargestGap)
        {
            throw item.Bad($"the id {token.Id} of \"{token.Content}\" is outside the vocabulary of {vocabulary.Size} tokens");
        }

        if (vocabulary.TryGetId(token.Content, out var id) && id != token.Id)
        {
            throw item.Bad($"\"{token.Content}\" has the id {token.Id} here and {id} in the vocabulary");
        }

        if (vocabulary.Token(token.Id) is { } other && other != token.Content)
        {
            throw item.Bad($"\"{token.Content}\" has the id {token.Id}, which is \"{other}\" in the vocabulary");
        }
    }
}
