namespace DensingLaw.Tokenization;

/// <summary>The added tokens of a tokenizer by content and by id, and the two matchers that find them.</summary>
internal sealed class AddedVocabulary
{
    private readonly Dictionary<string, AddedToken> _byContent = new(StringComparer.Ordinal);
    private readonly Dictionary<int, AddedToken> _byId = [];

    public AddedVocabulary(IReadOnlyList<AddedToken> tokens, Normalizer? normalizer)
    {
        foreach (var token in tokens)
        {
            _byContent[token.Content] = token;
            _byId[token.Id] = token;
            Size = Math.Max(Size, token.Id + 1);
        }

        Raw = new AddedTokenMatcher(tokens.Where(t => !t.IsNormalized).Select(t => (t.Content, t)));
        Normalized = new AddedTokenMatcher(tokens.Where(t => t.IsNormalized).Select(t => (Normalize(t.Content, normalizer), t)));
    }

    /// <summary>The largest id plus one.</summary>
    public int Size { get; }

    /// <summary>Finds the tokens that are looked for in the text as given.</summary>
    public AddedTokenMatcher Raw { get; }

    /// <summary>Finds the tokens that are looked for in normalized text.</summary>
    public AddedTokenMatcher Normalized { get; }

    public bool TryGetId(string content, out int id)
    {
        var found = _byContent.TryGetValue(content, out var token);
        id = found ? token!.Id : -1;
        return found;
    }

    /// <summary>Whether a token's text is that of a special added token (which also makes an equal token of the model special).</summary>
    public bool IsSpecial(string content) => _byContent.TryGetValue(content, out var token) && token.IsSpecial;

    public AddedToken? ById(int id) => _byId.GetValueOrDefault(id);

    private static string Normalize(string content, Normalizer? normalizer)
    {
        if (normalizer is null)
        {
            return content;
        }

        var passage = new Passage();
        passage.Load(content, firstCodePoint: -1);
        normalizer.Apply(passage);
        return passage.Text.ToString();
    }
}
