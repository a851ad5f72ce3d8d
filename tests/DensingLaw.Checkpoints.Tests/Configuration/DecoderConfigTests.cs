using System.Text.Json;

namespace DensingLaw.Checkpoints.Tests;

/// <summary>config.json to specification: both styles of keys, transformers' defaults, and refusals.</summary>
public sealed class DecoderConfigTests
{
    [Fact]
    public void Describe_EmptyLlama_HasTransformersDefaults()
    {
        var spec = Describe("""{"model_type": "llama"}""");

        Assert.Equal((32_000, 4096, 2048, 32, false), (spec.VocabularySize, spec.HiddenSize, spec.MaxPositions, spec.Layers.Count, spec.TiedEmbeddings));
        var (attention, mlp) = (spec.Layers[0].Attention, spec.Layers[0].Mlp);
        Assert.Equal((32, 32, 128, false, false, null), (attention.QueryHeads, attention.KeyValueHeads, attention.HeadSize, attention.QueryKeyValueBias, attention.OutputBias, attention.Window));
        Assert.Equal((11_008, Activation.Silu, false), (mlp.IntermediateSize, mlp.Activation, mlp.Bias));
        Assert.Equal((1e-6, 10_000.0), (spec.FinalNorm.Epsilon, attention.Rotary!.Base));
    }

    [Theory]
    [InlineData("""{"model_type": "mistral"}""", 8, 4096)]
    [InlineData("""{"model_type": "mistral", "num_key_value_heads": null, "sliding_window": null}""", 32, null)]
    [InlineData("""{"model_type": "mistral", "num_key_value_heads": 4, "sliding_window": 16}""", 4, 16)]
    public void Describe_Mistral_TellsNullFromMissing(string json, int keyValueHeads, int? window)
    {
        var attention = Describe(json).Layers[0].Attention;

        Assert.Equal((keyValueHeads, window), (attention.KeyValueHeads, attention.Window));
    }

    [Fact]
    public void Describe_BothRopeStyles_NewerWins()
    {
        var rotary = Describe("""
            {"model_type": "llama", "rope_theta": 7.0, "rope_scaling": {"type": "linear", "factor": 2.0},
             "rope_parameters": {"rope_theta": 9.0, "rope_type": "linear", "factor": 3.0, "partial_rotary_factor": 0.5}}
            """).Layers[0].Attention.Rotary!;

        Assert.Equal((9.0, 64), (rotary.Base, rotary.Dimension));
        Assert.Equal(new LinearRotaryScaling(3), rotary.Scaling);
    }

    [Theory]
    [InlineData("""{"rope_type": "linear", "factor": 4.0}""", typeof(LinearRotaryScaling))]
    [InlineData("""{"type": "dynamic", "factor": 2.0}""", typeof(DynamicRotaryScaling))]
    [InlineData("""{"rope_type": "llama3", "factor": 8, "low_freq_factor": 1, "high_freq_factor": 4}""", typeof(Llama3RotaryScaling))]
    [InlineData("""{"rope_type": "yarn", "factor": 4}""", typeof(YarnRotaryScaling))]
    public void Describe_RopeScaling_IsOfItsType(string scaling, Type type) => Assert.IsType(type, Scaling(scaling));

    [Theory]
    [InlineData("""{"rope_type": "yarn", "factor": 4, "attention_factor": 1.3}""", 1.3)]
    [InlineData("""{"rope_type": "yarn", "factor": 4}""", 1.138629436)] // 0.1·ln 4 + 1
    [InlineData("""{"rope_type": "yarn", "factor": 4, "mscale": 1, "mscale_all_dim": 1}""", 1)]
    [InlineData("""{"rope_type": "yarn", "factor": 4, "mscale": 2, "mscale_all_dim": 1}""", 1.121751144)] // (0.2·ln 4 + 1)/(0.1·ln 4 + 1)
    [InlineData("""{"rope_type": "yarn", "factor": 4, "mscale": 2, "mscale_all_dim": 0}""", 1.138629436)]
    [InlineData("""{"rope_type": "yarn", "original_max_position_embeddings": 512}""", 1.138629436)] // factor 2048/512
    public void Describe_Yarn_FindsTheMagnitude(string scaling, double magnitude) =>
        Assert.Equal(magnitude, Assert.IsType<YarnRotaryScaling>(Scaling(scaling)).Magnitude, 9);

    [Theory]
    [InlineData("\"hidden_act\": \"gelu\"", "hidden_act")]
    [InlineData("\"num_key_value_heads\": 5", "num_key_value_heads")]
    [InlineData("\"num_key_value_heads\": 64", "num_key_value_heads")]
    [InlineData("\"hidden_size\": -1", "hidden_size")]
    [InlineData("\"hidden_size\": \"many\"", "hidden_size")]
    [InlineData("\"hidden_size\": 99999999999999999999", "hidden_size")]
    [InlineData("\"num_hidden_layers\": 2000000000", "num_hidden_layers")]
    [InlineData("\"head_dim\": 7", "head_dim")]
    [InlineData("\"hidden_size\": 8", "head_dim")]
    [InlineData("\"rms_norm_eps\": 0", "rms_norm_eps")]
    [InlineData("\"rope_theta\": 1e999", "rope_theta")]
    [InlineData("\"attention_bias\": 1", "attention_bias")]
    [InlineData("\"rope_scaling\": []", "rope_scaling")]
    [InlineData("\"rope_scaling\": {\"rope_type\": \"su\"}", "rope_scaling.rope_type")]
    [InlineData("\"rope_scaling\": {\"rope_type\": \"linear\"}", "rope_scaling.factor")]
    [InlineData("\"rope_scaling\": {\"rope_type\": \"llama3\", \"factor\": 8, \"low_freq_factor\": 4, \"high_freq_factor\": 1}", "rope_scaling.high_freq_factor")]
    public void Describe_BadValue_NamesKeyAndFile(string entry, string key)
    {
        var error = Assert.Throws<ConfigurationException>(() => Describe($$"""{"model_type": "llama", {{entry}}}"""));

        Assert.Contains($"'{key}'", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("config.json: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static RotaryScaling Scaling(string json) =>
        Describe($$"""{"model_type": "llama", "rope_scaling": {{json}}}""").Layers[0].Attention.Rotary!.Scaling;

    private static ModelSpec Describe(string json)
    {
        using var document = JsonDocument.Parse(json);
        var config = new ModelConfig(document.RootElement, "config.json");
        return ModelFamilies.ByModelType(config.Text("model_type")!, config.Path).Describe(config);
    }
}
