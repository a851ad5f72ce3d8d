using DensingLaw.Checkpoints;
using DensingLaw.Inference;
using DensingLaw.Tokenization;

namespace DensingLaw.Cli;

/// <summary>A model and its tokenizer as the probe needs them.</summary>
internal sealed record ProbeModel : IDisposable
{
    public required ICausalLanguageModel Model { get; init; }

    /// <summary>Encodes a text as the checkpoint's own settings say (its BOS included). Without a usable tokenizer it throws a <see cref="FormatException"/>.</summary>
    public required Func<string, int[]> EncodeText { get; init; }

    /// <summary>Encodes a text without special tokens. Without a usable tokenizer it throws a <see cref="ConfigurationException"/>.</summary>
    public required Func<string, int[]> EncodePlain { get; init; }

    /// <summary>
    /// What the first token of a text is conditioned on: the beginning-of-sequence token, or end-of-sequence where there is none. Where the tokenizer names
    /// neither it throws a <see cref="ConfigurationException"/>.
    /// </summary>
    public required Func<int> PrefixToken { get; init; }

    /// <summary>Encodes a context and a continuation jointly. Without a usable tokenizer it throws a <see cref="FormatException"/>.</summary>
    public required Func<string, string, EncodedPair> EncodePair { get; init; }

    /// <summary>Encodes a context and a continuation, apart where their seam is. Without a usable tokenizer it throws a <see cref="ConfigurationException"/>.</summary>
    public required Func<string, string, SeamEncoding> EncodeSeam { get; init; }

    /// <summary>Whether a beginning-of-sequence token is put before a context. Without a usable tokenizer it throws a <see cref="ConfigurationException"/>.</summary>
    public required Func<bool> AddsBos { get; init; }

    /// <summary>The tokens that end a generation; null where there is no usable tokenizer to name them.</summary>
    public required Func<IReadOnlySet<int>?> EndIds { get; init; }

    /// <summary>Opens a generator over the model. Without a usable tokenizer it throws a <see cref="ConfigurationException"/>.</summary>
    public required Func<GeneratorOptions, Action<IReadOnlyList<GenerationRequest>, Action<int, GenerationResult>, CancellationToken>> OpenGenerator { get; init; }

    /// <summary>Frees what else was opened with the model.</summary>
    public Action Release { get; init; } = () => { };

    /// <summary>Opens a checkpoint and loads its model. Its tokenizer is opened when a line needs it: ids are scored without one.</summary>
    public static ProbeModel Open(string path, EngineRequest request)
    {
        var checkpoint = CheckpointReader.Open(path);
        try
        {
            var opened = new Lazy<TextTokenizer>(() => OpenTokenizer(path, checkpoint));
            var model = request.Load(checkpoint);
            return new ProbeModel
            {
                Model = model,
                OpenGenerator = options => new Generator(model, opened.Value, options).Run,
                EncodeText = text => Required(opened).EncodeToIds(text, addSpecialTokens: true),
                EncodePlain = text => opened.Value.EncodeToIds(text, addSpecialTokens: false),
                PrefixToken = () => ContinuationEncoder.PrefixToken(opened.Value),
                EncodePair = (context, continuation) => ContinuationEncoder.Encode(Required(opened), context, continuation),
                EncodeSeam = (context, continuation) => ContinuationEncoder.EncodeSeam(opened.Value, context, continuation),
                AddsBos = () => opened.Value.AddsBos,
                EndIds = () => EndIdsOf(opened),
                Release = checkpoint.Dispose,
            };
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Model.Dispose();
        Release();
    }

    private static TextTokenizer OpenTokenizer(string path, Checkpoint checkpoint)
    {
        var tokenizer = TokenizerReader.Open(path);
        OpenedCheckpoint.RequireMatch(checkpoint, tokenizer);
        return tokenizer;
    }

    // Caught in both is that there is no tokenizer, or none that can be used with the model; a damaged file stays an error of its own.
    private static TextTokenizer Required(Lazy<TextTokenizer> opened)
    {
        try
        {
            return opened.Value;
        }
        catch (ConfigurationException error)
        {
            throw new FormatException($"it needs the tokenizer; {error.Message}", error);
        }
    }

    private static HashSet<int>? EndIdsOf(Lazy<TextTokenizer> opened)
    {
        try
        {
            return [.. opened.Value.EosIds];
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }
}
