namespace DensingLaw.Tokenization;

/// <summary>A token that is cut out of the text before the model sees it.</summary>
internal sealed record AddedToken
{
    public required int Id { get; init; }

    public required string Content { get; init; }

    /// <summary>Whether decoding leaves it out when special tokens are skipped.</summary>
    public bool IsSpecial { get; init; }

    /// <summary>Whether it is looked for in the normalized text (and is normalized itself) rather than in the text as given.</summary>
    public bool IsNormalized { get; init; }

    /// <summary>Whether it matches only between characters that are not <c>\w</c>.</summary>
    public bool SingleWord { get; init; }

    /// <summary>Whether it takes the white space before it.</summary>
    public bool StripLeft { get; init; }

    /// <summary>Whether it takes the white space after it.</summary>
    public bool StripRight { get; init; }
}
