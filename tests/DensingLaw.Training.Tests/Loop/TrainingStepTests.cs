using DensingLaw.Training.Ladder;
using DensingLaw.Training.Loop;
using TorchSharp;

namespace DensingLaw.Training.Tests;

/// <summary>Nothing else may run meanwhile: the process's memory and the count of tensors are the tests' measures.</summary>
[CollectionDefinition(nameof(TrainingStepTests), DisableParallelization = true)]
[Collection(nameof(TrainingStepTests))]
public sealed class TrainingStepTests
{
    private const int Steps = 2000;

    /// <summary>A step's activations are about 300 kB: one step in a hundred that left them would be 6 MB.</summary>
    private const long AllowedBytes = 5L << 20;

    [Fact]
    public void Run_TwoThousandSteps_LearnsAndLeavesNothing()
    {
        using var training = new Fixture();
        var (first, _) = training.Run();
        for (var i = 0; i < 4 * Steps; i++)
            training.Run();
        var (tensors, bytes) = (torch.Tensor.TotalCount, ResidentBytes());
        var last = 0.0;
        for (var i = 0; i < Steps; i++)
            (last, _) = training.Run();
        Assert.Equal(tensors, torch.Tensor.TotalCount);
        Assert.InRange(ResidentBytes() - bytes, long.MinValue, AllowedBytes);

        // The language's own entropy is 0.8 nats; guessing costs 3.5.
        Assert.InRange(first, 3, 4.5);
        Assert.InRange(last, 0.5, 1.5);
    }

    [Fact]
    public void Run_LossThatIsNoNumber_ChangesNothing()
    {
        using var training = new Fixture();
        training.Run();
        using (var element = training.State.Values.narrow(0, 0, 1))
            element.fill_(float.NaN);
        var before = StateFile.Values(training.State.Values);
        var (loss, norm) = training.Run();
        Assert.True(double.IsNaN(loss) && double.IsNaN(norm));
        Assert.Equal(1, training.State.Step);
        Assert.Equal(before, StateFile.Values(training.State.Values));
    }

    [Fact]
    public void Run_CancelledBetweenMicroBatches_ChangesNothing()
    {
        using var training = new Fixture(microSequences: 2);
        training.Run();
        var before = StateFile.Values(training.State.Values);
        using var stop = new CancellationTokenSource();
        Assert.Null(training.Step.Run(
            (step, inputs, targets) =>
            {
                training.Windows(step, inputs, targets);
                stop.Cancel();
            },
            0.01,
            stop.Token));
        Assert.Equal(1, training.State.Step);
        Assert.Equal(before, StateFile.Values(training.State.Values));
    }

    private static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private sealed class Fixture : IDisposable
    {
        public Fixture(int microSequences = int.MaxValue)
        {
            var device = TorchLoading.RequireLibrary();
            var table = PatternCorpus.Table();
            var layout = new ParameterLayout(table.Spec(table.Sizes[1], PatternCorpus.Vocabulary));
            State = FlatState.Start(WeightInitialization.Draw(layout, 1), device.Device);
            Step = new TrainingStep(layout, State, device, new TrainingSettings { Sequences = 8, Window = table.Window, WeightDecay = table.WeightDecay, MicroSequences = microSequences });
            Windows = PatternCorpus.Windows(table.Window, 8, 1);
        }

        public FlatState State { get; }

        public TrainingStep Step { get; }

        public WindowReader Windows { get; }

        public (double Loss, double GradientNorm) Run() => Step.Run(Windows, 0.01)!.Value;

        public void Dispose()
        {
            Step.Dispose();
            State.Dispose();
        }
    }
}
