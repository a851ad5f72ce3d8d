using DensingLaw.Tests;

namespace DensingLaw.Checkpoints.Tests;

/// <summary>ONNX exports: counts worked by hand from config.json, and damage.</summary>
public sealed class OnnxCheckpointTests
{
    // llama, phi3, qwen2, gemma2 exports: V 272, I 64, two layers, q 64 and kv 32 channels; H 48 (phi3, qwen2: 64).
    // llama layer: 2·48 + 48·64 + 2·48·32 + 64·48 + 3·48·64 = 18528; two + 48 = 37104; with 2·272·48: 63216.
    // qwen2 layer: 2·64 + 64·64 + 2·64·32 + 128 biases + 64·64 + 3·64·64 = 24832; two + 64 = 49728; with 2·272·64: 84544.
    // phi3 layer: 24704 (no biases); two + 64 = 49472; with 2·272·64: 84288.
    // gemma2 layer: two more norms, 18624; two + 48 = 37296; tied: with 272·48 once: 50352.
    [Theory]
    [InlineData("llama-past", 63_216, 37_104, "llama", "f32", null)]
    [InlineData("llama-nocache", 63_216, 37_104, "llama", "f32", null)]
    [InlineData("llama-past-external", 63_216, 37_104, "llama", "f32", null)]
    [InlineData("llama-genai-fp32", 63_216, 37_104, "llama", "f32", null)]
    [InlineData("llama-genai-int4", 63_216, 37_104, "llama", "int4", "onnx:int4")]
    [InlineData("qwen2-past", 84_544, 49_728, "qwen2", "f32", null)]
    [InlineData("qwen2-genai-int4", 84_544, 49_728, "qwen2", "int4", "onnx:int4")]
    [InlineData("phi3-past", 84_288, 49_472, "phi3", "f32", null)]
    [InlineData("phi3-genai-fp32", 84_288, 49_472, "phi3", "f32", null)]
    [InlineData("gemma2-past", 50_352, 37_296, "gemma2", "f32", null)]
    public void Open_Export_CountsAsWorkedByHand(string name, long total, long nonEmbedding, string family, string precision, string? quantization)
    {
        using var checkpoint = CheckpointReader.Open(SharedFolder.Require("goldens/onnx/" + name));

        var onnx = Assert.IsType<OnnxCheckpoint>(checkpoint);
        Assert.Equal("model.onnx", Path.GetFileName(onnx.ModelPath));
        Assert.Equal(new(total, nonEmbedding, nonEmbedding), onnx.Parameters);
        Assert.Equal((family, precision, quantization), (onnx.Family, onnx.Precision, onnx.Quantization));
        Assert.Equal((null, null), (onnx.Spec, onnx.Weights));
    }

    [Fact]
    public void Open_ExternalData_IsPartOfTheIdentityAndMustBeThere()
    {
        using var folder = new TemporaryFolder().CopyOf(SharedFolder.Require("goldens/onnx/llama-past-external"));
        using (var checkpoint = CheckpointReader.Open(folder.Path))
            Assert.Equal(["config.json", "model.onnx", "model.onnx_data"], checkpoint.Files.Select(Path.GetFileName));

        var data = File.ReadAllBytes(folder.File("model.onnx_data"));
        folder.Write("model.onnx_data", data[..^4]);
        Assert.Contains("of model.onnx_data, which has", Refused(folder), StringComparison.Ordinal);
        File.Delete(folder.File("model.onnx_data"));
        Assert.Contains("model.onnx_data with its weights is missing", Refused(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoOnnx_IsRefused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", """{"model_type": "llama"}""");
        folder.Write("model.onnx", "this is no protobuf message");
        Refused(folder);
        folder.Write("a.onnx", "x");
        File.Move(folder.File("model.onnx"), folder.File("b.onnx"));
        Assert.Contains("2 ONNX files (a.onnx, b.onnx)", Assert.Throws<ConfigurationException>(() => CheckpointReader.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_CutOrFlippedExport_OpensOrIsRefused()
    {
        using var folder = new TemporaryFolder().CopyOf(SharedFolder.Require("goldens/onnx/llama-genai-int4"));
        var content = File.ReadAllBytes(folder.File("model.onnx"));
        var random = new Random(20_241);
        for (var i = 0; i < 500; i++)
        {
            var damaged = content[..(i % 2 == 0 ? random.Next(content.Length) : content.Length)];
            if (damaged.Length > 0)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            folder.Write("model.onnx", damaged);
            try
            {
                CheckpointReader.Open(folder.Path).Dispose();
            }
            catch (Exception e) when (e is ConfigurationException or DataIntegrityException)
            {
                Assert.DoesNotContain('\n', e.Message);
            }
        }
    }

    private static string Refused(TemporaryFolder folder) => Assert.Throws<DataIntegrityException>(() => CheckpointReader.Open(folder.Path)).Message;
}
