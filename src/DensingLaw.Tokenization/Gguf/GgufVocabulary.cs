namespace DensingLaw.Tokenization.Gguf;

/// <summary>The tokenizer metadata of a GGUF file (keys <c>tokenizer.ggml.*</c> and <c>tokenizer.chat_template</c>).</summary>
internal sealed record GgufVocabulary
{
    /// <summary>The file, for messages.</summary>
    public required string File { get; init; }

    /// <summary><c>model</c>: <c>gpt2</c> for byte-level BPE.</summary>
    public required string Model { get; init; }

    /// <summary><c>pre</c>: which pre-tokenizer; null where the key is missing.</summary>
    public string? Pre { get; init; }

    /// <summary><c>tokens</c> in id order.</summary>
    public required string[] Tokens { get; init; }

    /// <summary>
    /// <c>token_type</c>: 1 normal, 2 unknown, 3 control, 4 user-defined, 5 unused, 6 byte. Empty where the key is missing.
    /// </summary>
    public int[] TokenTypes { get; init; } = [];

    /// <summary><c>merges</c> as <c>left right</c>.</summary>
    public string[] Merges { get; init; } = [];

    /// <summary><c>bos_token_id</c>.</summary>
    public int? Bos { get; init; }

    /// <summary><c>eos_token_id</c>.</summary>
    public int? Eos { get; init; }

    /// <summary><c>eot_token_id</c>, the end of a chat turn.</summary>
    public int? EndOfTurn { get; init; }

    /// <summary><c>padding_token_id</c>.</summary>
    public int? Pad { get; init; }

    /// <summary><c>add_bos_token</c>; null where the key is missing.</summary>
    public bool? AddBos { get; init; }

    /// <summary><c>add_eos_token</c>; null where the key is missing.</summary>
    public bool? AddEos { get; init; }

    /// <summary><c>tokenizer.chat_template</c>.</summary>
    public string? ChatTemplate { get; init; }
}
