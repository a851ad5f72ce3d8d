namespace DensingLaw.Checkpoints;

/// <summary>What a family's configuration class takes for keys that config.json leaves out; the initial values are Llama's.</summary>
internal sealed record DecoderDefaults
{
    public int VocabularySize { get; init; } = 32_000;

    public int HiddenSize { get; init; } = 4096;

    public int IntermediateSize { get; init; } = 11_008;

    public int Layers { get; init; } = 32;

    public int Heads { get; init; } = 32;

    /// <summary>Null: as many as query heads.</summary>
    public int? KeyValueHeads { get; init; }

    public int MaxPositions { get; init; } = 2048;

    /// <summary>Sliding window in tokens when the key is missing; the value null in the file means none.</summary>
    public int? Window { get; init; }
}
