using System.Text.Json.Nodes;

namespace DensingLaw.Checkpoints;

/// <summary>Translates GGUF's rope scaling to config.json's <c>rope_scaling</c>.</summary>
internal static class GgufRotaryScaling
{
    /// <summary>Null when frequencies are not scaled.</summary>
    public static JsonObject? Translate(GgufFile file, string architecture)
    {
        var metadata = file.Metadata;
        var type = metadata.GetString($"{architecture}.rope.scaling.type");
        var factor = Number("rope.scaling.factor") ?? Number("rope.scale_linear");
        var scaled = factor is not (null or 0 or 1);
        if (file.Tensors.TryGetValue(GgufConfig.RotaryFactorsName, out var divisors))
        {
            return scaled
                ? throw Unsupported($"a tensor '{divisors.Name}' and a scaling factor {factor}", "one of them")
                : new JsonObject { ["rope_type"] = GgufConfig.FactorsType, ["factors"] = ReadFactors(divisors) };
        }

        return type switch
        {
            null or "linear" or "none" => scaled && type != "none" ? new JsonObject { ["rope_type"] = "linear", ["factor"] = factor } : null,
            "yarn" => Yarn(),
            _ => throw Unsupported($"rope.scaling.type '{type}'", "none, linear and yarn"),
        };

        double? Number(string key) => metadata.GetNumber($"{architecture}.{key}") is { } value
            ? GgufConfig.Finite(file, $"{architecture}.{key}", value)
            : null;

        JsonObject Yarn()
        {
            if (Number("rope.scaling.yarn_log_multiplier") is not (null or 0) || Number("rope.scaling.yarn_ext_factor") is not (null or 1 or -1))
                throw Unsupported("yarn_log_multiplier or yarn_ext_factor", "yarn without them");
            var yarn = new JsonObject
            {
                ["rope_type"] = "yarn",
                ["factor"] = factor,
                ["original_max_position_embeddings"] = metadata.GetInteger($"{architecture}.rope.scaling.original_context_length"),
                ["beta_fast"] = Number("rope.scaling.yarn_beta_fast"),
                ["beta_slow"] = Number("rope.scaling.yarn_beta_slow"),
            };
            if ((Number("rope.scaling.attn_factor") ?? Number("rope.scaling.yarn_attn_factor")) is { } magnitude && factor is { } f)
                yarn["attention_factor"] = magnitude * YarnRotaryScaling.DefaultMagnitude(f);
            return yarn;
        }

        ConfigurationException Unsupported(string found, string supported) =>
            new($"{file.Path}: has {found}, supported is {supported}; use another checkpoint");
    }

    private static JsonArray ReadFactors(StoredTensor tensor)
    {
        // A head has few channels; a longer tensor is refused by its length before it is read.
        var factors = new float[(int)Math.Min(tensor.ElementCount, 1 << 16)];
        if (factors.Length == tensor.ElementCount)
            tensor.Read(factors);
        return [.. factors.Select(factor => float.IsFinite(factor) ? JsonValue.Create((double)factor) : null)];
    }
}
