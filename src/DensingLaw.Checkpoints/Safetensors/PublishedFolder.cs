using System.Text.Json;
using System.Text.Json.Nodes;

namespace DensingLaw.Checkpoints;

/// <summary>Writes a model as Hugging Face publishes Llama models: <c>config.json</c> and <c>model.safetensors</c> in fp32.</summary>
public static class PublishedFolder
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, IndentSize = 2 };

    /// <summary>Writes both files into a folder that exists; what is there is replaced. Tokenizer files are the caller's.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="spec">Of the family <c>llama</c>, all layers alike, plain rotary angles.</param>
    /// <param name="weights">All weights of the specification.</param>
    /// <param name="endOfText">The token that ends a text, or null.</param>
    /// <exception cref="ConfigurationException">Another family.</exception>
    public static void Write(string folder, ModelSpec spec, ModelWeights weights, int? endOfText = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(weights);
        if (spec.Family != "llama" || spec.Layers.Distinct().Count() != 1 || spec.Layers[0].Attention.Rotary is not { Interleaved: false } rotary)
            throw new ConfigurationException($"a model of the family {spec.Family} cannot be written as a folder; llama models with rotary angles can");
        File.WriteAllText(Path.Combine(folder, CheckpointReader.ConfigName), Config(spec, rotary, endOfText).ToJsonString(s_indented) + "\n");
        var names = LlamaNames.Published;
        var present = Enum.GetValues<WeightRole>()
            .SelectMany(role => Enumerable.Range(-1, spec.Layers.Count + 1).Select(layer => (Role: role, Layer: layer)))
            .Where(w => weights.Has(w.Role, w.Layer))
            .ToList();
        using var stream = new FileStream(Path.Combine(folder, SafetensorsFolder.SingleName), FileMode.Create, FileAccess.Write);
        var writer = new SafetensorsWriter(
            stream,
            [.. present.Select(w => (names[w.Role].Name(w.Layer), weights.Shape(w.Role, w.Layer)))],
            new Dictionary<string, string> { ["format"] = "pt" });
        foreach (var (role, layer) in present)
        {
            var values = new float[checked((int)weights.Shape(role, layer).Aggregate(1L, (a, b) => a * b))];
            weights.Read(role, layer, values);
            writer.Add(values);
        }

        stream.Flush(flushToDisk: true);
    }

    private static JsonObject Config(ModelSpec spec, RotarySpec rotary, int? endOfText)
    {
        var layer = spec.Layers[0];
        return new JsonObject
        {
            ["architectures"] = new JsonArray("LlamaForCausalLM"),
            ["model_type"] = spec.Family,
            ["vocab_size"] = spec.VocabularySize,
            ["hidden_size"] = spec.HiddenSize,
            ["intermediate_size"] = layer.Mlp.IntermediateSize,
            ["num_hidden_layers"] = spec.Layers.Count,
            ["num_attention_heads"] = layer.Attention.QueryHeads,
            ["num_key_value_heads"] = layer.Attention.KeyValueHeads,
            ["head_dim"] = layer.Attention.HeadSize,
            ["hidden_act"] = "silu",
            ["max_position_embeddings"] = spec.MaxPositions,
            ["rms_norm_eps"] = spec.FinalNorm.Epsilon,
            ["rope_theta"] = rotary.Base,
            ["attention_bias"] = layer.Attention.OutputBias,
            ["mlp_bias"] = layer.Mlp.Bias,
            ["tie_word_embeddings"] = spec.TiedEmbeddings,
            ["bos_token_id"] = endOfText,
            ["eos_token_id"] = endOfText,
            ["torch_dtype"] = "float32",
        };
    }
}
