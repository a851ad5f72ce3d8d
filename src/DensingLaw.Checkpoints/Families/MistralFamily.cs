namespace DensingLaw.Checkpoints;

/// <summary>Mistral: Llama with a sliding window in every layer. Its GGUF files say <c>llama</c> and carry no window.</summary>
internal static class MistralFamily
{
    private static readonly DecoderDefaults s_defaults = new()
    {
        IntermediateSize = 14_336,
        KeyValueHeads = 8,
        MaxPositions = 131_072,
        Window = 4096,
    };

    public static ModelFamily Family { get; } = new()
    {
        ModelTypes = ["mistral"],
        Describe = config => DecoderConfig.Describe(config, s_defaults),
        Published = LlamaNames.Published,
        Buffers = [".rotary_emb.inv_freq"],
    };
}
