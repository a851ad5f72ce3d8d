using System.Runtime.InteropServices;
using System.Text.Json;
using DensingLaw.Checkpoints;
using DensingLaw.Inference.Onnx.Protos;
using DensingLaw.Tests;
using DensingLaw.Tokenization;

namespace DensingLaw.Inference.Onnx.Tests;

/// <summary>The bundled model saved as an ONNX export.</summary>
public sealed class OnnxFolderTests : IDisposable
{
    private static readonly string s_source = Path.Combine(SharedFolder.RepositoryRoot, "benchmarks-data", "students", "clean");
    private static readonly string s_text = File.ReadAllText(Path.Combine(SharedFolder.RepositoryRoot, "benchmarks-data", "students", "README.md"));

    private readonly string _folder = Directory.CreateTempSubdirectory("densinglaw-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Save_RealText_LogProbsAreTheCheckpointsOwn()
    {
        using var saved = Save();
        using var source = CheckpointReader.Open(s_source);
        Assert.Equal((source.Parameters, "f32", null), (saved.Parameters, saved.Precision, saved.Quantization));
        Assert.Equal(["config.json", "model.onnx", "tokenizer.json", "tokenizer_config.json"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(TokenizerReader.Open(s_source).Sha256, TokenizerReader.Open(_folder).Sha256);

        var tokens = TokenizerReader.Open(s_source).EncodeToIds(s_text, addSpecialTokens: false)[..120];
        using var expected = Load(source);
        using var found = Load(saved);
        var (before, after) = (LogProbs.FromEngine(expected, tokens), LogProbs.FromEngine(found, tokens));
        Assert.All(Enumerable.Range(1, tokens.Length - 1), i => Assert.Equal(before[i - 1][tokens[i]], after[i - 1][tokens[i]], 1e-5));

        // Of all 768 tokens, down to log-probabilities of -20, where fp32 itself has steps of 2e-6.
        Assert.InRange(LogProbs.MaxDifference(before, after), 0, 3e-5);
    }

    [Fact]
    public void Save_Pruned_ExactlyThatShareOfTheBlocksIsZeroAndNothingElse()
    {
        using var source = CheckpointReader.Open(s_source);
        using var saved = Save(new WeightReduction { PrunedShare = 0.5 });
        var zeros = Initializers().ToDictionary(i => i.Name, i => i.Values.Count(v => v == 0));

        // Of a (32 × 32) and a (88 × 32) matrix half is 512 and 1,408.
        Assert.Equal(512, zeros["1.Query"]);
        Assert.Equal(1408, zeros["0.MlpGate"]);
        Assert.Equal(source.Parameters.NonEmbedding - (5 * 32), 2 * zeros.Values.Sum());
        Assert.Equal(0, zeros["Embedding"] + zeros["Head"] + zeros["FinalNorm"]);
        using var record = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder, SavedFolder.RecordName)));
        Assert.Equal(0.5, record.RootElement.GetProperty("prunedShare").GetDouble());
        Assert.Equal(CheckpointHash.Compute(source).Sha256, record.RootElement.GetProperty("source").GetString());
    }

    [Fact]
    public void Save_Rounded_EachRowHasThatManyValues()
    {
        using var saved = Save(new WeightReduction { Bits = 3 });
        foreach (var (name, values) in Initializers().Where(i => i.Name.Contains('.', StringComparison.Ordinal) && !i.Name.EndsWith("Norm", StringComparison.Ordinal) && i.Values.Length > 1000))
        {
            var columns = name.EndsWith("MlpDown", StringComparison.Ordinal) ? 88 : 32;
            Assert.All(values.Chunk(columns), row =>
            {
                // Seven levels of 3 bits: three either side of 0, a third of the largest apart.
                var step = row.Max(Math.Abs) / 3;
                Assert.All(row, v => Assert.Equal(Math.Round(v / step), v / step, 1e-5));
                Assert.Contains(row, v => Math.Abs(v) == row.Max(Math.Abs));
            });
        }
    }

    [Fact]
    public void Save_TakenFolderOrGraph_IsRefused()
    {
        using var saved = Save();
        using var source = CheckpointReader.Open(s_source);
        Assert.Contains("is there already", Assert.Throws<ConfigurationException>(() => OnnxFolder.Save(source, _folder)).Message, StringComparison.Ordinal);
        Assert.Contains("is a graph of its own", Assert.Throws<ConfigurationException>(() => OnnxFolder.Save(saved, _folder + "2")).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder + "2"));
    }

    private Checkpoint Save(WeightReduction? reduction = null)
    {
        using var source = CheckpointReader.Open(s_source);
        OnnxFolder.Save(source, _folder, reduction);
        return CheckpointReader.Open(_folder);
    }

    private static ICausalLanguageModel Load(Checkpoint checkpoint) => OnnxEngine.Load(checkpoint, new EngineOptions { Device = TestDevice.Name, Threads = 1 });

    /// <summary>The file's fp32 initializers.</summary>
    private IEnumerable<(string Name, float[] Values)> Initializers() => ModelProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(_folder, "model.onnx"))).Graph.Initializer
        .Where(t => t.DataType == 1 && t.Dims.Count > 0)
        .Select(t => (t.Name, MemoryMarshal.Cast<byte, float>(t.RawData.Span).ToArray()));
}
