using DensingLaw.Tokenization.Gguf;
using DensingLaw.Tokenization.Reading;

namespace DensingLaw.Tokenization;

/// <summary>Opens tokenizers as checkpoints carry them.</summary>
public static class TokenizerReader
{
    private const string TokenizerJson = "tokenizer.json";

    /// <summary>
    /// Opens the tokenizer of a checkpoint: a folder with <c>tokenizer.json</c>, or that file itself. Beside it, where present,
    /// <c>tokenizer_config.json</c>, <c>special_tokens_map.json</c>, <c>generation_config.json</c>, <c>config.json</c> and
    /// <c>chat_template.jinja</c> name the special tokens and the chat template.
    /// </summary>
    /// <exception cref="ConfigurationException">There is no tokenizer, or it uses a part that is not supported (named in the
    /// message).</exception>
    /// <exception cref="DataIntegrityException">A file is malformed or contradicts itself.</exception>
    public static TextTokenizer Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = Directory.Exists(path) ? Path.Combine(path, TokenizerJson) : path;
        if (!File.Exists(file))
        {
            throw new ConfigurationException($"no tokenizer at {path}: expected a folder with {TokenizerJson}, or that file itself");
        }

        var isGguf = Path.GetExtension(file).Equals(".gguf", StringComparison.OrdinalIgnoreCase);
        return isGguf ? OpenGguf(file) : TokenizerJsonReader.Read(file);
    }

    /// <summary>Makes the tokenizer of a GGUF file from its vocabulary metadata.</summary>
    /// <exception cref="ConfigurationException">The vocabulary is of a kind that is not supported.</exception>
    /// <exception cref="DataIntegrityException">The metadata contradicts itself.</exception>
    internal static TextTokenizer FromGguf(GgufVocabulary vocabulary) => GgufTokenizerReader.Read(vocabulary);

    private static TextTokenizer OpenGguf(string file) =>
        throw new ConfigurationException($"{file}: reading a GGUF file's vocabulary is not supported; put its {TokenizerJson} beside it");
}
