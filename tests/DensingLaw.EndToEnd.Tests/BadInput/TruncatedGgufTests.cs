using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests.BadInput;

/// <summary>Cut GGUF files through the whole program. The reader alone meets 200 random cuts of each file in the checkpoints' own tests.</summary>
public sealed class TruncatedGgufTests : IDisposable
{
    private const int Seed = 31, Cuts = 20;

    private readonly Workplace _place = new();

    [Fact]
    public void Measure_TinyModelCutAtRandomPlaces_Exits3()
    {
        var whole = File.ReadAllBytes(SharedFolder.Require("goldens/gguf/llama-Q4_1.gguf"));
        var random = new Random(Seed);
        for (var i = 0; i < Cuts; i++)
        {
            var cut = _place.Write("cut.gguf", whole.AsSpan(0, random.Next(whole.Length)));
            _place.AssertRefused(_place.Measure(cut), 3, cut, "download it again");
        }
    }

    [Theory]
    [InlineData(1_000)] // in the header
    [InlineData(1_000_000)] // in the vocabulary
    [InlineData(-1)] // in the last tensor
    public void Measure_RealModelCut_Exits3(int at)
    {
        using var whole = File.OpenRead(SharedFolder.Require("checkpoints/smollm2-135m-instruct/SmolLM2-135M-Instruct.Q4_1.gguf"));
        Directory.CreateDirectory(_place["checkpoint"]);
        var cut = _place["checkpoint/SmolLM2.gguf"];
        using (var file = File.Create(cut))
        {
            whole.CopyTo(file);
            file.SetLength(at < 0 ? whole.Length + at : at);
        }

        _place.AssertRefused(_place.Measure(_place["checkpoint"]), 3, cut, "download it again");
    }

    public void Dispose() => _place.Dispose();
}
