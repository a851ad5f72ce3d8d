using System.Text;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests.BadInput;

public sealed class CheckpointTests : IDisposable
{
    private const string TinyLlama = "goldens/architectures/llama";

    private readonly Workplace _place = new();

    [Fact]
    public void Measure_MissingFolder_Exits2() =>
        _place.AssertRefused(_place.Measure(_place["nowhere"]), 2, _place["nowhere"], "give a folder or a file");

    [Fact]
    public void Measure_EmptyFolder_Exits2()
    {
        Directory.CreateDirectory(_place["empty"]);
        _place.AssertRefused(_place.Measure(_place["empty"]), 2, _place["empty"], "found nothing", "one .gguf or one .onnx file is needed");
    }

    [Fact]
    public void Measure_MissingTokenizer_Exits2()
    {
        var folder = _place.CopyOf(TinyLlama);
        _place.AssertRefused(_place.Measure(folder), 2, folder, "no tokenizer", "tokenizer.json");
    }

    [Fact]
    public void Measure_TokenizerOfAnotherModel_Exits2()
    {
        var folder = _place.CopyOf(TinyLlama);
        _place.Write("checkpoint/tokenizer.json", File.ReadAllBytes(SharedFolder.Require("checkpoints/smollm2-135m-instruct/tokenizer.json")));
        _place.AssertRefused(_place.Measure(folder), 2, folder, "49152 tokens", "203 embedding rows", "put the model's own tokenizer there");
    }

    [Fact]
    public void Measure_DamagedTokenizer_Exits3()
    {
        var folder = _place.TinyExport();
        var text = File.ReadAllBytes(_place["tiny/tokenizer.json"]);
        _place.Write("tiny/tokenizer.json", text.AsSpan(0, text.Length / 2));
        _place.AssertRefused(_place.Measure(folder), 3, _place["tiny/tokenizer.json"]);
    }

    [Fact]
    public void Measure_UnknownArchitecture_Exits2AndListsTheKnown()
    {
        var folder = _place.CopyOf(TinyLlama);
        var config = File.ReadAllText(_place["checkpoint/config.json"]);
        var changed = config.Replace("LlamaForCausalLM", "MadeUpForCausalLM", StringComparison.Ordinal).Replace("\"llama\"", "\"made_up\"", StringComparison.Ordinal);
        _place.Write("checkpoint/config.json", Encoding.UTF8.GetBytes(changed));
        _place.AssertRefused(_place.Measure(folder), 2, _place["checkpoint/config.json"], "'made_up'", "known are", "llama", "mistral");
    }

    [Fact]
    public void Measure_TruncatedExport_Exits3()
    {
        var folder = _place.TinyExport();
        var graph = File.ReadAllBytes(_place["tiny/model.onnx"]);
        _place.Write("tiny/model.onnx", graph.AsSpan(0, graph.Length / 2));
        _place.AssertRefused(_place.Measure(folder), 3, _place["tiny/model.onnx"], "download it again");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public void Measure_ExportWithDamagedWeights_Exits3(int keptBytes)
    {
        var folder = _place.TinyExport();
        var weights = File.ReadAllBytes(_place["tiny/model.onnx.data"]);
        File.Delete(_place["tiny/model.onnx.data"]);
        if (keptBytes > 0)
            _place.Write("tiny/model.onnx.data", weights.AsSpan(0, keptBytes));
        _place.AssertRefused(_place.Measure(folder), 3, "model.onnx.data");
    }

    public void Dispose() => _place.Dispose();
}
