namespace DensingLaw.Checkpoints;

/// <summary>
/// Reads a rotary embedding from the published keys (<c>rope_theta</c>, <c>rope_scaling</c>, <c>partial_rotary_factor</c>) or from the newer
/// <c>rope_parameters</c>, which wins where both are given, as in transformers.
/// </summary>
internal static class RotaryConfig
{
    private delegate RotaryScaling ScalingReader(ModelConfig scaling, ModelConfig config, RotarySpec rotary, int maxPositions);

    private static readonly Dictionary<string, ScalingReader> s_scalings = new()
    {
        ["default"] = (_, _, _, _) => RotaryScaling.None,
        ["none"] = (_, _, _, _) => RotaryScaling.None,
        ["linear"] = (scaling, _, _, _) => new LinearRotaryScaling(Factor(scaling)),
        ["dynamic"] = ReadDynamic,
        ["llama3"] = ReadLlama3,
        ["yarn"] = ReadYarn,
        [GgufConfig.FactorsType] = ReadFactors,
    };

    public static RotarySpec Read(ModelConfig config, int headSize, int maxPositions, double defaultBase = 10_000)
    {
        var parameters = config.Section("rope_parameters");
        var scaling = parameters ?? config.Section("rope_scaling");
        var partial = parameters?.Positive("partial_rotary_factor") ?? config.Positive("partial_rotary_factor") ?? 1;
        var dimension = config.Integer("rotary_dim", 2, headSize) ?? (int)Math.Min(headSize * partial, int.MaxValue);
        if (dimension % 2 != 0 || dimension < 2 || dimension > headSize)
            throw new ConfigurationException($"{config.Path}: {dimension} rotary channels in heads of {headSize}, an even number up to that is allowed; correct the file");
        var rotary = new RotarySpec
        {
            Base = parameters?.Positive("rope_theta") ?? config.Positive("rope_theta") ?? defaultBase,
            Dimension = dimension,
        };
        if (scaling is null)
            return rotary;
        var key = scaling.Text("rope_type") is null ? "type" : "rope_type";
        var positions = config.Integer("max_position_embeddings", 1, int.MaxValue) ?? maxPositions;
        return s_scalings.TryGetValue(scaling.Text(key) ?? "default", out var read)
            ? rotary with { Scaling = read(scaling, config, rotary, positions) }
            : throw scaling.Invalid(key, string.Join(", ", s_scalings.Keys));
    }

    private static double Factor(ModelConfig scaling) => scaling.Positive("factor") ?? throw scaling.Invalid("factor", "a number above 0");

    private static int TrainedLength(ModelConfig scaling, ModelConfig config, int maxPositions) =>
        scaling.Integer("original_max_position_embeddings", 1, int.MaxValue)
        ?? config.Integer("original_max_position_embeddings", 1, int.MaxValue)
        ?? maxPositions;

    private static DynamicRotaryScaling ReadDynamic(ModelConfig scaling, ModelConfig config, RotarySpec rotary, int maxPositions) =>
        rotary.Dimension > 2
            ? new(Factor(scaling), maxPositions)
            : throw config.Invalid("rope_scaling", "dynamic only with more than 2 rotary channels");

    private static Llama3RotaryScaling ReadLlama3(ModelConfig scaling, ModelConfig config, RotarySpec rotary, int maxPositions)
    {
        var low = scaling.Positive("low_freq_factor") ?? throw scaling.Invalid("low_freq_factor", "a number above 0");
        var high = scaling.Positive("high_freq_factor") ?? throw scaling.Invalid("high_freq_factor", "a number above 0");
        return new()
        {
            Factor = Factor(scaling),
            LowFrequencyFactor = low,
            HighFrequencyFactor = high > low ? high : throw scaling.Invalid("high_freq_factor", $"a number above low_freq_factor ({low})"),
            TrainedLength = TrainedLength(scaling, config, maxPositions),
        };
    }

    private static YarnRotaryScaling ReadYarn(ModelConfig scaling, ModelConfig config, RotarySpec rotary, int maxPositions)
    {
        if (rotary.Base <= 1)
            throw config.Invalid("rope_theta", "a number above 1 (yarn)");
        var trained = TrainedLength(scaling, config, maxPositions);
        var factor = scaling.Positive("factor") ?? (double)maxPositions / trained;
        return new()
        {
            Factor = factor,
            TrainedLength = trained,
            FastTurns = scaling.Positive("beta_fast") ?? 32,
            SlowTurns = scaling.Positive("beta_slow") ?? 1,
            WholePairs = scaling.Flag("truncate") ?? true,
            Magnitude = scaling.Positive("attention_factor") ?? YarnMagnitude(scaling, factor),
        };
    }

    /// <summary>The ratio of two magnitudes when both are given and not zero (DeepSeek), else the plain one.</summary>
    private static double YarnMagnitude(ModelConfig scaling, double factor) =>
        scaling.NonNegative("mscale") is > 0 and var m && scaling.NonNegative("mscale_all_dim") is > 0 and var all
            ? YarnRotaryScaling.DefaultMagnitude(factor, m) / YarnRotaryScaling.DefaultMagnitude(factor, all)
            : YarnRotaryScaling.DefaultMagnitude(factor);

    private static FactorsRotaryScaling ReadFactors(ModelConfig scaling, ModelConfig config, RotarySpec rotary, int maxPositions) =>
        scaling.Positives("factors") is { } factors && factors.Length == rotary.Dimension / 2
            ? new(factors)
            : throw scaling.Invalid("factors", $"{rotary.Dimension / 2} numbers above 0");
}
