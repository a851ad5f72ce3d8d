namespace DensingLaw.Checkpoints;

/// <summary>
/// What is particular to one family: how its configuration describes the model, and what its files call each weight. Everything else (shapes,
/// biases present, tied heads, unknown tensors) follows from the <see cref="ModelSpec"/>.
/// </summary>
internal sealed record ModelFamily
{
    /// <summary>Values of config.json's <c>model_type</c>.</summary>
    public required IReadOnlyList<string> ModelTypes { get; init; }

    /// <summary>Values of GGUF's <c>general.architecture</c>.</summary>
    public IReadOnlyList<string> GgufArchitectures { get; init; } = [];

    /// <summary>The specification from the configuration (config.json's keys; GGUF metadata are translated to them).</summary>
    public required Func<ModelConfig, ModelSpec> Describe { get; init; }

    /// <summary>Tensor names in published folders.</summary>
    public required IReadOnlyDictionary<WeightRole, WeightSource> Published { get; init; }

    /// <summary>Tensor names in GGUF files.</summary>
    public IReadOnlyDictionary<WeightRole, WeightSource> Gguf { get; init; } = new Dictionary<WeightRole, WeightSource>();

    /// <summary>Ends of the names of tensors that are no parameters: tables that the configuration determines.</summary>
    public IReadOnlyList<string> Buffers { get; init; } = [];
}
