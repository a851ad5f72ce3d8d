using System.Diagnostics;
using DensingLaw.Inference;
using DensingLaw.Inference.Torch;
using DensingLaw.Numerics;
using DensingLaw.Training.Ladder;
using DensingLaw.Training.Loop;
using TorchSharp;

namespace DensingLaw.Training.Tests;

/// <summary>Measures tokens a second of the mini sizes in one thread; for a person to read, so that only an explicit run starts it.</summary>
public sealed class SpeedTests
{
    private const int Vocabulary = 768;

    [Theory(Explicit = true)]
    [InlineData("s1")]
    [InlineData("s2")]
    [InlineData("s3")]
    [InlineData("s4")]
    [InlineData("s5")]
    [InlineData("s6")]
    public void MiniSize_TokensPerSecond(string name)
    {
        TorchLoading.RequireLibrary();
        torch.set_num_threads(1);
        var table = LadderTable.Load("mini");
        var size = table.Sizes.Single(s => s.Name == name);
        var layout = new ParameterLayout(table.Spec(size, Vocabulary));
        var device = TorchDevice.Choose(new EngineOptions { Device = "cpu" });
        using var state = FlatState.Start(WeightInitialization.Draw(layout, 1), device.Device);
        using var step = new TrainingStep(layout, state, device, new TrainingSettings { Sequences = size.Sequences, Window = table.Window, WeightDecay = 0.1 });
        for (var i = 0; i < 20; i++)
            step.Run(Read, 0.001);
        using var process = Process.GetCurrentProcess();
        var (used, steps) = (process.TotalProcessorTime, 0);
        var watch = Stopwatch.StartNew();
        for (; watch.ElapsedMilliseconds < 4000; steps++)
            step.Run(Read, size.LearningRate);
        process.Refresh();
        var tokens = (double)steps * size.Sequences * table.Window;
        TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant(
            $"{name} N {size.Parameters}: {tokens / watch.Elapsed.TotalSeconds:N0} tokens/s by the clock, {tokens / (process.TotalProcessorTime - used).TotalSeconds:N0} by processor time"));
    }

    private static void Read(long step, Span<long> inputs, Span<long> targets)
    {
        var random = new Pcg32((ulong)step);
        for (var i = 0; i < inputs.Length; i++)
            (inputs[i], targets[i]) = (random.NextBelow(Vocabulary), random.NextBelow(Vocabulary));
    }
}
