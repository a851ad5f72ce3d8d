namespace DensingLaw.Tokenization.Chat;

/// <summary>
/// A checkpoint's chat template together with its tokenizer. Which template: <c>chat_template.jinja</c>, else <c>chat_templates/default.jinja</c>, else
/// <c>chat_template</c> in tokenizer_config.json, where a list of named ones has its <c>default</c>; for GGUF <c>tokenizer.chat_template</c>.
/// </summary>
public sealed class ChatEncoder
{
    private readonly TextTokenizer _tokenizer;

    /// <exception cref="ConfigurationException">The checkpoint has no chat template, or one that cannot be read.</exception>
    public ChatEncoder(TextTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        _tokenizer = tokenizer;
        Template = ChatTemplate.Parse(tokenizer.ChatTemplate ?? throw new ConfigurationException(
            "the checkpoint has no default chat template (looked in chat_template.jinja, chat_templates/default.jinja and tokenizer_config.json, or the GGUF's "
            + "tokenizer.chat_template); use a checkpoint that was trained for chat, or put its template there"));
        BosText = tokenizer.BosId is { } bos ? tokenizer.Token(bos) : null;
        EosText = tokenizer.EosId is { } eos ? tokenizer.Token(eos) : null;
    }

    /// <summary>The template in use.</summary>
    public ChatTemplate Template { get; }

    /// <summary>Text of the token that begins a text, or null where the checkpoint names none.</summary>
    public string? BosText { get; }

    /// <summary>Text of the token that ends a text, or null where the checkpoint names none.</summary>
    public string? EosText { get; }

    /// <summary>The conversation as text; the tokenizer's own begin and end are given to the template where the request has none.</summary>
    /// <inheritdoc cref="ChatTemplate.Render(ChatRequest)" path="/exception"/>
    public string Render(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Template.Render(request with { BosText = request.BosText ?? BosText, EosText = request.EosText ?? EosText });
    }

    /// <summary>Ids of a rendered text. No special tokens are added: those that belong there stand in the text.</summary>
    public int[] Encode(string rendered) => _tokenizer.EncodeToIds(rendered, addSpecialTokens: false);
}
