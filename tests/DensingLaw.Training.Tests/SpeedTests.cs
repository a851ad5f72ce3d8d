using System.Diagnostics;
using DensingLaw.Inference;
using DensingLaw.Inference.Torch;
using DensingLaw.Training.Ladder;
using DensingLaw.Training.Loop;
using DensingLaw.Numerics;
using TorchSharp;
namespace DensingLaw.Training.Tests;
public sealed class SpeedTests
{
    [Theory]
    [InlineData("s1")]
    [InlineData("s2")]
    [InlineData("s3")]
    [InlineData("s4")]
    [InlineData("s5")]
    [InlineData("s6")]
    public void Speed(string name)
    {
        Assert.Null(TorchLibrary.Problem);
        torch.set_num_threads(1);
        var table = LadderTable.Load("mini");
        var size = table.Sizes.Single(s => s.Name == name);
        var layout = new ParameterLayout(table.Spec(size, 768));
        var device = TorchDevice.Choose(new EngineOptions { Device = "cpu" });
        using var state = FlatState.Start(WeightInitialization.Draw(layout, 1), device.Device);
        var settings = new TrainingSettings { Sequences = size.Sequences, Window = 128, WeightDecay = 0.1 };
        using var step = new TrainingStep(layout, state, device, settings);
        void Read(long s, Span<long> tokens) { var random = new Pcg32((ulong)s, 5); for (var i = 0; i < tokens.Length; i++) tokens[i] = random.NextBelow(random.NextBelow(768) + 1); }
        for (var i = 0; i < 20; i++) step.Run(Read, 0.001);
        var watch = Stopwatch.StartNew(); var n = 0; (double, double) last = default;
        while (watch.ElapsedMilliseconds < 4000) { last = step.Run(Read, size.LearningRate); n++; }
        TestContext.Current.TestOutputHelper!.WriteLine($"{name} N {size.Parameters} {n * 128.0 * size.Sequences / watch.Elapsed.TotalSeconds:N0} tokens/s; {watch.Elapsed.TotalMilliseconds / n:F2} ms a step; loss {last}");
        Assert.Fail(TestContext.Current.TestOutputHelper!.Output);
    }
}
