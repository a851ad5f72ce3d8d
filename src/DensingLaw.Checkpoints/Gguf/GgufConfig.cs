using System.Text.Json;
using System.Text.Json.Nodes;

namespace DensingLaw.Checkpoints;

/// <summary>Translates GGUF metadata, and what the tensors tell, to the keys of config.json, so that a family is described once.</summary>
internal static class GgufConfig
{
    public const string EmbeddingName = "token_embd.weight";
    public const string HeadName = "output.weight";

    /// <summary>A tensor of divisors for the rotary frequencies.</summary>
    public const string RotaryFactorsName = "rope_freqs.weight";

    /// <summary>The <c>rope_type</c> of a scaling given by such a tensor.</summary>
    public const string FactorsType = "factors";

    private const string HeadSizeKey = "attention.key_length";

    /// <summary>config.json's key to GGUF's, without the architecture's prefix; whole numbers.</summary>
    private static readonly Dictionary<string, string> s_integers = new()
    {
        ["hidden_size"] = "embedding_length",
        ["num_hidden_layers"] = "block_count",
        ["intermediate_size"] = "feed_forward_length",
        ["num_attention_heads"] = "attention.head_count",
        ["num_key_value_heads"] = "attention.head_count_kv",
        ["max_position_embeddings"] = "context_length",
        ["head_dim"] = HeadSizeKey,
        ["rotary_dim"] = "rope.dimension_count",
    };

    private static readonly Dictionary<string, string> s_numbers = new()
    {
        ["rms_norm_eps"] = "attention.layer_norm_rms_epsilon",
        ["rope_theta"] = "rope.freq_base",
    };

    /// <summary>Keys without which the model is not determined.</summary>
    private static readonly string[] s_required =
        ["hidden_size", "num_hidden_layers", "intermediate_size", "num_attention_heads", "max_position_embeddings", "rms_norm_eps"];

    public static ModelConfig Translate(GgufFile file, string architecture)
    {
        var (root, metadata) = (new JsonObject { ["model_type"] = architecture }, file.Metadata);
        foreach (var (key, name) in s_integers)
        {
            if (metadata.GetInteger($"{architecture}.{name}") is { } value)
                root[key] = value;
        }

        foreach (var (key, name) in s_numbers)
        {
            if (metadata.GetNumber($"{architecture}.{name}") is { } value)
                root[key] = Finite(file, $"{architecture}.{name}", value);
        }

        if (s_required.FirstOrDefault(key => !root.ContainsKey(key)) is { } missing)
            throw new DataIntegrityException($"{file.Path}: metadata '{Display(missing)}' is missing; convert the model again");
        AddHeadSize(file, architecture, root);
        AddFromTensors(file, root);
        if (GgufRotaryScaling.Translate(file, architecture) is { } scaling)
            root["rope_scaling"] = scaling;
        return new ModelConfig(JsonSerializer.SerializeToElement(root, GgufJson.Default.JsonObject), file.Path, Display);

        string Display(string key) =>
            s_integers.TryGetValue(key, out var name) || s_numbers.TryGetValue(key, out name) ? $"{architecture}.{name}" : key;
    }

    /// <summary>JSON has no infinities, and no model has an infinite hyper-parameter.</summary>
    public static double Finite(GgufFile file, string key, double value) => double.IsFinite(value)
        ? value
        : throw new DataIntegrityException($"{file.Path}: metadata '{key}' is {value}, a finite number is needed; convert the model again");

    private static void AddHeadSize(GgufFile file, string architecture, JsonObject root)
    {
        var keys = file.Metadata.GetInteger($"{architecture}.{HeadSizeKey}");
        var values = file.Metadata.GetInteger($"{architecture}.attention.value_length");
        if (values is not null && values != keys)
        {
            throw new ConfigurationException(
                $"{file.Path}: key heads of {(keys is { } size ? size : "unstated size")} and value heads of {values} channels, only equal ones are supported; use another checkpoint");
        }

        if (keys is null && root["rotary_dim"] is { } rotary)
            root["head_dim"] = rotary.DeepClone();
    }

    private static void AddFromTensors(GgufFile file, JsonObject root)
    {
        if (!file.Tensors.TryGetValue(EmbeddingName, out var embedding))
            throw new DataIntegrityException($"{file.Path}: tensor '{EmbeddingName}' is missing; convert the model again");
        root["vocab_size"] = embedding.Shape[0];
        root["tie_word_embeddings"] = !file.Tensors.ContainsKey(HeadName);
        root["attention_bias"] = file.Tensors.ContainsKey("blk.0.attn_q.bias");
        root["mlp_bias"] = file.Tensors.ContainsKey("blk.0.ffn_gate.bias");
    }
}
