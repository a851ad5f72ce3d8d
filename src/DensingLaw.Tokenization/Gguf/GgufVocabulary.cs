using DensingLaw.Checkpoints;

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

    /// <summary>Reads the vocabulary of an open file.</summary>
    /// <exception cref="ConfigurationException">The file carries no vocabulary.</exception>
    /// <exception cref="DataIntegrityException">A value is of another type, or an id does not fit 32 bits.</exception>
    public static GgufVocabulary Of(GgufFile file)
    {
        var data = file.Metadata;
        var missing = $"{file.Path}: carries no vocabulary (tokenizer.ggml.model and tokenizer.ggml.tokens); put its tokenizer.json beside it";
        return new GgufVocabulary
        {
            File = file.Path,
            Model = data.GetString("tokenizer.ggml.model") ?? throw new ConfigurationException(missing),
            Pre = data.GetString("tokenizer.ggml.pre"),
            Tokens = data.GetStrings("tokenizer.ggml.tokens") ?? throw new ConfigurationException(missing),
            TokenTypes = data.GetIntegers("tokenizer.ggml.token_type") ?? [],
            Merges = data.GetStrings("tokenizer.ggml.merges") ?? [],
            Bos = Id("bos_token_id"),
            Eos = Id("eos_token_id"),
            EndOfTurn = Id("eot_token_id"),
            Pad = Id("padding_token_id"),
            AddBos = data.GetBoolean("tokenizer.ggml.add_bos_token"),
            AddEos = data.GetBoolean("tokenizer.ggml.add_eos_token"),
            ChatTemplate = data.GetString("tokenizer.chat_template"),
        };

        int? Id(string key) => data.GetInteger($"tokenizer.ggml.{key}") is not { } id ? null
            : id is >= 0 and <= int.MaxValue ? (int)id
            : throw new DataIntegrityException($"{file.Path}: tokenizer.ggml.{key} is {id}, a token id is 0 to {int.MaxValue}; convert the model again");
    }
}
