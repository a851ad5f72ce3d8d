using DensingLaw.Tests;

namespace DensingLaw.Checkpoints.Tests;

/// <summary>What lies in a folder decides; every refusal names it.</summary>
public sealed class CheckpointReaderTests
{
    private const string Llama = "goldens/architectures/llama";

    [Fact]
    public void Open_NothingThere_SaysWhatIsNeeded()
    {
        using var folder = new TemporaryFolder();
        AssertConfiguration(folder.File("absent"), "no such file or folder");
        AssertConfiguration(folder.Path, "found nothing");
        folder.Write("pytorch_model.bin", "x");
        AssertConfiguration(folder.Path, "found pytorch_model.bin");
        AssertConfiguration(folder.File("pytorch_model.bin"), "is no .gguf file");
    }

    [Fact]
    public void Open_SeveralGgufs_ListsThem()
    {
        using var folder = new TemporaryFolder();
        folder.Write("b.gguf", TinyGguf.Llama().ToArray());
        folder.Write("a.gguf", TinyGguf.Llama().ToArray());

        AssertConfiguration(folder.Path, "2 GGUF files (a.gguf, b.gguf)");
        using var named = CheckpointReader.Open(folder.File("b.gguf"));
        Assert.Equal([folder.File("b.gguf")], named.Files);
    }

    [Fact]
    public void Open_GgufBesideSafetensors_IsAmbiguous()
    {
        using var folder = new TemporaryFolder().CopyOf(SharedFolder.Require(Llama));
        folder.Write("a.gguf", TinyGguf.Llama().ToArray());

        AssertConfiguration(folder.Path, "several checkpoints (safetensors, a.gguf)");
    }

    [Fact]
    public void Open_MissingOrBrokenConfig_IsRefused()
    {
        using var folder = new TemporaryFolder().CopyOf(SharedFolder.Require(Llama));
        folder.Write("config.json", "{");
        AssertConfiguration(folder.Path, "cannot be read as JSON");
        folder.Write("config.json", "[]");
        AssertConfiguration(folder.Path, "an object is needed");
        folder.Write("config.json", """{"model_type": "llama", "model_type": "llama"}""");
        AssertConfiguration(folder.Path, "cannot be read as JSON");
        folder.Write("config.json", "{}");
        AssertConfiguration(folder.Path, "'model_type' is missing");
        folder.Write("config.json", """{"model_type": "zebra"}""");
        AssertConfiguration(folder.Path, "model_type is 'zebra', known are llama, mistral");
        folder.Write("config.json", """{"model_type": "llama", "quantization_config": {"quant_method": "gptq"}}""");
        AssertConfiguration(folder.Path, "'quantization_config.quant_method' is \"gptq\"");
        File.Delete(folder.File("config.json"));
        AssertConfiguration(folder.Path, "is missing beside the safetensors");
    }

    [Theory]
    [InlineData("\"intermediate_size\": 48", "\"intermediate_size\": 52", "has shape [48, 40], [52, 40] follows from the configuration")]
    [InlineData("\"num_hidden_layers\": 2", "\"num_hidden_layers\": 3", "'model.layers.2.input_layernorm.weight' is missing")]
    [InlineData("\"num_hidden_layers\": 2", "\"num_hidden_layers\": 1", "'model.layers.1.input_layernorm.weight', 'model.layers.1.mlp.down_proj.weight', 'model.layers.1.mlp.gate_proj.weight' and 6 more are no part")]
    [InlineData("\"attention_bias\": false", "\"attention_bias\": true", "'model.layers.0.self_attn.q_proj.bias' is missing")]
    [InlineData("\"tie_word_embeddings\": false", "\"tie_word_embeddings\": true", "'lm_head.weight' differs from the embeddings")]
    [InlineData("\"vocab_size\": 203", "\"vocab_size\": 204", "[204, 40] follows")]
    public void Open_ConfigThatContradictsTensors_IsRefused(string found, string replacement, string message)
    {
        using var folder = new TemporaryFolder().CopyOf(SharedFolder.Require(Llama));
        var config = File.ReadAllText(folder.File("config.json"));
        Assert.Contains(found, config, StringComparison.Ordinal);
        folder.Write("config.json", config.Replace(found, replacement, StringComparison.Ordinal));

        AssertIntegrity(folder.Path, message);
    }

    [Fact]
    public void Open_KnownBuffersAndRepeatedTiedHead_AreNoParameters()
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", """
            {"model_type": "llama", "hidden_size": 4, "intermediate_size": 2, "num_hidden_layers": 1, "num_attention_heads": 2, "head_dim": 2,
             "vocab_size": 3, "tie_word_embeddings": true}
            """);
        (string Name, int[] Shape)[] tensors =
        [
            ("lm_head.weight", [3, 4]), ("model.embed_tokens.weight", [3, 4]), ("model.norm.weight", [4]),
            .. new (string, int[])[]
            {
                ("input_layernorm.weight", [4]), ("post_attention_layernorm.weight", [4]), ("self_attn.rotary_emb.inv_freq", [1]),
                ("self_attn.q_proj.weight", [4, 4]), ("self_attn.k_proj.weight", [4, 4]), ("self_attn.v_proj.weight", [4, 4]),
                ("self_attn.o_proj.weight", [4, 4]), ("mlp.gate_proj.weight", [2, 4]), ("mlp.up_proj.weight", [2, 4]), ("mlp.down_proj.weight", [4, 2]),
            }.Select(t => ("model.layers.0." + t.Item1, t.Item2)),
        ];
        var (entries, end) = (new List<string>(), 0);
        foreach (var (name, shape) in tensors)
        {
            var start = end;
            end += 4 * shape.Aggregate(1, (product, n) => product * n);
            entries.Add($$""""{{name}}": {"dtype": "F32", "shape": [{{string.Join(", ", shape)}}], "data_offsets": [{{start}}, {{end}}]}"""");
        }

        folder.Write("model.safetensors", TinySafetensors.File($"{{{string.Join(", ", entries.Select(e => "\"" + e))}}}", end));
        using var checkpoint = CheckpointReader.Open(folder.Path);

        // Two norms 4, four projections 16, MLP 3·8, final norm 4: 100; embeddings 12.
        Assert.Equal(new(112, 100, 100), checkpoint.Parameters);
        Assert.False(checkpoint.Weights!.Has(WeightRole.Head));
    }

    [Fact]
    public void Open_ConfigBesideGguf_MustAgree()
    {
        using var folder = new TemporaryFolder();
        folder.Write("m.gguf", TinyGguf.Llama().ToArray());
        folder.Write("config.json", """{"model_type": "anything", "hidden_size": 4, "vocab_size": 5}""");
        using (var checkpoint = CheckpointReader.Open(folder.Path))
            Assert.Equal([folder.File("config.json"), folder.File("m.gguf")], checkpoint.Files);

        folder.Write("config.json", """{"hidden_size": 8}""");
        AssertIntegrity(folder.Path, "'hidden_size' is 8, but the GGUF file beside it has 4");
        folder.Write("config.json", """{"vocab_size": 6}""");
        AssertIntegrity(folder.Path, "'vocab_size' is 6, but the GGUF file beside it has 5");
    }

    [Fact]
    public void Open_GgufThatIsNoLlama_IsRefused()
    {
        using var folder = new TemporaryFolder();
        AssertConfiguration(folder.Write("m.gguf", TinyGguf.Llama().Text("general.architecture", "zebra").ToArray()), "general.architecture is 'zebra', known are llama");
        AssertConfiguration(folder.Write("m.gguf", TinyGguf.Llama().Integer("split.count", 3).ToArray()), "one of 3 parts");
        AssertConfiguration(folder.Write("m.gguf", TinyGguf.Llama().Integer("llama.attention.value_length", 6).ToArray()), "value heads of 6");
        AssertConfiguration(folder.Write("m.gguf", TinyGguf.Llama().Integer("llama.attention.head_count", 0).ToArray()), "'llama.attention.head_count' is 0");
        AssertConfiguration(folder.Write("m.gguf", TinyGguf.Llama().Text("llama.rope.scaling.type", "longrope").ToArray()), "'longrope'");
        AssertIntegrity(folder.Write("m.gguf", TinyGguf.Llama().Without("general.architecture").ToArray()), "'general.architecture' is missing");
        AssertIntegrity(folder.Write("m.gguf", TinyGguf.Llama().Without("llama.block_count").ToArray()), "'llama.block_count' is missing");
        AssertIntegrity(folder.Write("m.gguf", TinyGguf.Llama().Without("blk.0.ffn_up.weight").ToArray()), "'blk.0.ffn_up.weight' is missing");
        AssertIntegrity(folder.Write("m.gguf", TinyGguf.Llama().Without("token_embd.weight").ToArray()), "'token_embd.weight' is missing");
        AssertIntegrity(folder.Write("m.gguf", TinyGguf.Llama().Rows("blk.0.ffn_gate_inp.weight", 4).ToArray()), "'blk.0.ffn_gate_inp.weight' are no part");
        AssertIntegrity(folder.Write("m.gguf", TinyGguf.Llama().Number("llama.rope.freq_base", float.PositiveInfinity).ToArray()), "llama.rope.freq_base");
    }

    private static void AssertConfiguration(string path, string message)
    {
        var error = Assert.Throws<ConfigurationException>(() => CheckpointReader.Open(path));
        Assert.Equal(2, error.ExitCode);
        AssertLine(error, path, message);
    }

    private static void AssertIntegrity(string path, string message)
    {
        var error = Assert.Throws<DataIntegrityException>(() => CheckpointReader.Open(path));
        Assert.Equal(3, error.ExitCode);
        AssertLine(error, path, message);
    }

    private static void AssertLine(DensingLawException error, string path, string message)
    {
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
