namespace DensingLaw.Tokenization;

/// <summary>Tokens by id and ids by token. Ids may have holes; tokens are unique.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly string?[] _tokens;

    /// <param name="ids">Ids by token; ids are unique and not negative.</param>
    /// <param name="size">The largest id plus one.</param>
    public Vocabulary(Dictionary<string, int> ids, int size)
    {
        _ids = ids;
        _lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        _tokens = new string?[size];
        foreach (var (token, id) in ids)
        {
            _tokens[id] = token;
        }
    }

    /// <summary>The largest id plus one.</summary>
    public int Size => _tokens.Length;

    /// <summary>Number of tokens, which is less than <see cref="Size"/> when ids have holes.</summary>
    public int Count => _ids.Count;

    public bool TryGetId(ReadOnlySpan<char> token, out int id) => _lookup.TryGetValue(token, out id);

    public string? Token(int id) => (uint)id < (uint)_tokens.Length ? _tokens[id] : null;
}
