using DensingLaw.Checkpoints;
using DensingLaw.Tests;

namespace DensingLaw.Cli.Tests;

public sealed class ConvertTests : IDisposable
{
    private static readonly string s_source = Path.Combine(SharedFolder.RepositoryRoot, "benchmarks-data", "students", "clean");

    private readonly string _work = Directory.CreateTempSubdirectory("densinglaw-convert-").FullName;

    private string Output => Path.Combine(_work, "out");

    public void Dispose() => Directory.Delete(_work, recursive: true);

    [Theory]
    [InlineData("torchsharp", "TorchSharp folder", "model.dat")]
    [InlineData("onnx", "ONNX export", "model.onnx")]
    public void Convert_Form_OpensWithTheSameCounts(string form, string name, string file)
    {
        var run = Convert("--to", form);

        Assert.Equal((0, "", $"{name}: {Output}\n"), (run.ExitCode, run.Error, run.Out));
        Assert.Equal(["config.json", file, "tokenizer.json", "tokenizer_config.json"], Directory.GetFiles(Output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using var source = CheckpointReader.Open(s_source);
        using var saved = CheckpointReader.Open(Output);
        Assert.Equal(source.Parameters, saved.Parameters);
    }

    [Fact]
    public void Convert_Reduced_SaysSoBesideTheWeights()
    {
        Assert.Equal(0, Convert("--to", "onnx", "--quantize", "4", "--prune", "0.25").ExitCode);

        using var record = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Output, "conversion.json")));
        Assert.Equal((4, 0.25), (record.RootElement.GetProperty("quantizedBits").GetInt32(), record.RootElement.GetProperty("prunedShare").GetDouble()));
        Assert.Equal("fp32", record.RootElement.GetProperty("storage").GetString());
    }

    [Theory]
    [InlineData("--to is 'onix' (did you mean onnx?); there are: torchsharp, onnx", "--to", "onix")]
    [InlineData("weights cannot be rounded to 12 bits; 2 to 8 can be asked for", "--quantize", "12")]
    [InlineData("--quantize is", "--quantize", "x")]
    [InlineData("a share of 1 cannot be pruned", "--prune", "1")]
    [InlineData("--prune is '1.5'", "--prune", "1.5")]
    public void Convert_WrongOptions_AreOneLineAndNothingIsWritten(string message, params string[] options)
    {
        var run = Convert(options);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(message, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Output));
    }

    private CliRun Convert(params string[] options) => CliRun.Of(Composition.Create(), ["convert", s_source, "--output", Output, .. options]);
}
