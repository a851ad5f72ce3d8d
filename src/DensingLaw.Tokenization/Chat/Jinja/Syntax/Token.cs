namespace DensingLaw.Tokenization.Chat.Jinja;

/// <summary>A piece of a template. A string's text is already unescaped.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text.</param>
/// <param name="At">Where it begins in the normalized source.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int At)
{
    public bool IsOperator(string text) => Kind == TokenKind.Operator && Text == text;

    public bool IsName(string text) => Kind == TokenKind.Name && Text == text;

    /// <summary>As messages name it.</summary>
    public string Description => Kind switch
    {
        TokenKind.BlockEnd => "the end of the tag",
        TokenKind.VariableEnd => "the end of the expression",
        TokenKind.End => "the end of the template",
        TokenKind.Data => "text",
        TokenKind.String => "a string",
        _ => $"'{Text}'",
    };
}
