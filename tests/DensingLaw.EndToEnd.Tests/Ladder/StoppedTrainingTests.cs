using System.Diagnostics;

namespace DensingLaw.EndToEnd.Tests.Ladder;

/// <summary>Training in several processes is told to stop, in each of the ways that happen: their states are kept, none goes on alone, and the same command ends with the same bits.</summary>
public sealed class StoppedTrainingTests(TinyLadder ladder) : IClassFixture<TinyLadder>
{
    private const int Cancelled = 130, Killed = 137;

    [Theory]
    [InlineData("TERM", false)]
    [InlineData("INT", false)]
    // As a terminal does: Ctrl-C reaches all processes.
    [InlineData("INT", true)]
    // As the system does when memory is short: nobody is asked.
    [InlineData("KILL", false)]
    public void Train_SeveralProcessesStopped_KeepStatesAndGoOnToTheBit(string signal, bool children)
    {
        var undisturbed = ladder.Undisturbed;
        var output = ladder[$"{signal}-{children}"];

        // States are saved at the ends of phases only, unless something makes a run stop.
        string[] arguments = ladder.Train(Path.GetFileName(output), "--jobs", "2", "--checkpoint-steps", "1000000");
        IReadOnlyList<string> states;
        using (var training = TrainingProcess.Start(arguments))
        {
            training.WaitForRuns(2);
            var all = TrainingProcess.ProcessesOf(output);
            Assert.True(all.Count >= 3, $"{all.Count} processes");
            TrainingProcess.Signal(signal, children ? all : [training.Id]);
            Assert.Equal(signal == "KILL" ? Killed : Cancelled, training.WaitForCode());
            if (signal == "KILL")
                WaitForTheEnd(output);
            Assert.Empty(TrainingProcess.ProcessesOf(output));
            states = TinyLadder.States(output);
            Assert.True(states.Count >= 1, $"states: {string.Join(", ", states)}\n{string.Join('\n', training.Lines)}");
            Assert.DoesNotContain("unexpected", string.Join('\n', training.Lines), StringComparison.Ordinal);
        }

        Assert.False(File.Exists(Path.Combine(output, "ladder.csv")), "all was trained before the signal came");
        CliProcess.Run(arguments).AssertSucceeded();
        Assert.Equal(TinyLadder.Contents(undisturbed), TinyLadder.Contents(output));
        TestContext.Current.TestOutputHelper!.WriteLine($"states after the signal: {string.Join(", ", states)}");
    }

    private static void WaitForTheEnd(string output)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(3) && TrainingProcess.ProcessesOf(output).Count > 0;)
            Thread.Sleep(50);
    }
}
