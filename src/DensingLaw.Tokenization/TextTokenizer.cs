using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DensingLaw.Tokenization;

/// <summary>
/// A checkpoint's tokenizer, exact to the id with Hugging Face's <c>tokenizers</c> 0.23 on every part that it takes
/// (<see cref="TokenizerReader"/> refuses the others). Thread-safe. Lone surrogates in the text count as U+FFFD.
/// </summary>
public sealed partial class TextTokenizer : Microsoft.ML.Tokenizers.Tokenizer
{
    private readonly TokenizerPipeline _pipeline;

    internal TextTokenizer(TokenizerParts parts, SpecialTokens special, string definition, ReadOnlySpan<byte> definitionSha256)
    {
        _pipeline = new TokenizerPipeline(parts);
        (BosId, EosId, PadId, ChatTemplate) = (special.Bos, special.Eos, special.Pad, special.ChatTemplate);
        EosIds = special.AllEos;
        VocabularySize = Math.Max(_pipeline.Vocabulary.Size, _pipeline.Added.Size);
        AddsBos = BosId is { } bos && EncodeToIds("", addSpecialTokens: true) is [var first, ..] && first == bos;
        Definition = definition;
        Sha256 = Identity(definitionSha256);
    }

    /// <summary>What defines the tokenizer, for the record: <c>tokenizer.json</c> or <c>gguf:gpt2/smollm</c>.</summary>
    public string Definition { get; }

    /// <summary>
    /// Identity of the tokenization, 64 lower-case hex digits: SHA-256 over the hash of the definition (the bytes of tokenizer.json, or
    /// the GGUF vocabulary with its merges and flags) and the ids of BOS, EOS and PAD in use. The chat template is not part of it.
    /// </summary>
    public string Sha256 { get; }

    /// <summary>The largest token id plus one, added tokens included. A model's embedding may have more rows.</summary>
    public int VocabularySize { get; }

    /// <summary>Id of the token that begins a text, or null where the checkpoint names none.</summary>
    public int? BosId { get; }

    /// <summary>Id of the token that ends a text, or null where the checkpoint names none.</summary>
    public int? EosId { get; }

    /// <summary>All ids that end a generation in rising order: <see cref="EosId"/> and those of the generation configuration.</summary>
    public IReadOnlyList<int> EosIds { get; }

    /// <summary>Id of the padding token, or null where the checkpoint names none.</summary>
    public int? PadId { get; }

    /// <summary>Id of the token that stands for text the vocabulary lacks, or null where there is none.</summary>
    public int? UnknownId => _pipeline.UnknownId;

    /// <summary>Whether encoding with special tokens puts <see cref="BosId"/> first.</summary>
    public bool AddsBos { get; }

    /// <summary>The Jinja source of the default chat template, or null.</summary>
    public string? ChatTemplate { get; }

    /// <summary>Encodes text with offsets. Added tokens in the text are recognised either way; <paramref name="addSpecialTokens"/> is
    /// about those that the post-processor puts around it.</summary>
    public TokenizedText Encode(string text, bool addSpecialTokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (ids, offsets) = _pipeline.Encode(text, addSpecialTokens, withOffsets: true);
        return new TokenizedText { Ids = ids, Offsets = offsets };
    }

    /// <summary>Encodes text to ids alone: the same ids as <see cref="Encode"/>, several times faster.</summary>
    public int[] EncodeToIds(ReadOnlySpan<char> text, bool addSpecialTokens) =>
        _pipeline.Encode(text, addSpecialTokens, withOffsets: false).Ids;

    /// <inheritdoc cref="EncodeToIds(ReadOnlySpan{char}, bool)"/>
    public int[] EncodeToIds(string text, bool addSpecialTokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        return EncodeToIds(text.AsSpan(), addSpecialTokens);
    }

    /// <summary>
    /// Text of ids, decoded together. Ids that no token has are left out, as in the reference. Bytes that are not UTF-8 become U+FFFD.
    /// </summary>
    public string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens) => _pipeline.Decode(ids, skipSpecialTokens);

    /// <summary>Finds the id of a token by its vocabulary form (byte-level tokens in their printable form: <c>Ġthe</c>).</summary>
    public bool TryGetId(string token, out int id)
    {
        ArgumentNullException.ThrowIfNull(token);
        return _pipeline.Added.TryGetId(token, out id) || _pipeline.Vocabulary.TryGetId(token, out id);
    }

    /// <summary>The vocabulary form of a token.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No token has this id.</exception>
    public string Token(int id) =>
        _pipeline.Token(id)
        ?? throw new ArgumentOutOfRangeException(nameof(id), id, $"no token has this id (ids are 0 to {VocabularySize - 1})");

    private string Identity(ReadOnlySpan<byte> definitionSha256)
    {
        var eos = string.Join(',', EosIds);
        var flags = string.Create(
            CultureInfo.InvariantCulture,
            $"{Definition}\n{Convert.ToHexStringLower(definitionSha256)}\nbos={BosId}\neos={EosId};{eos}\npad={PadId}\nfirst={AddsBos}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(flags)));
    }
}
