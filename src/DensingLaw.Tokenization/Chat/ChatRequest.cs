namespace DensingLaw.Tokenization.Chat;

/// <summary>A conversation to be rendered, with what the template may ask for.</summary>
public sealed record ChatRequest
{
    /// <summary>The turns in order, at least one.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Whether the text ends where the assistant begins to answer (default: no).</summary>
    public bool AddGenerationPrompt { get; init; }

    /// <summary>The variable <c>enable_thinking</c> of models that can think; null (default) leaves it undefined, which is the template's own choice.</summary>
    public bool? EnableThinking { get; init; }

    /// <summary>Text of the token that begins a text; null (default) where the tokenizer has none: the template then prints nothing for it.</summary>
    public string? BosText { get; init; }

    /// <summary>Text of the token that ends a text; null (default) where the tokenizer has none.</summary>
    public string? EosText { get; init; }

    /// <summary>
    /// The day that <c>strftime_now</c> tells. Null (default): a template that prints the date is refused, because results would change from
    /// day to day.
    /// </summary>
    public DateOnly? Date { get; init; }

    /// <summary>
    /// More variables by name (default: none): null, booleans, numbers, strings, mappings with string keys, lists, and JSON elements of these.
    /// They go before the ones above. <c>tools</c> and <c>documents</c> are none unless given here.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Variables { get; init; } = new Dictionary<string, object?>();
}
