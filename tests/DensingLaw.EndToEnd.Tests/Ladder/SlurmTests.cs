namespace DensingLaw.EndToEnd.Tests.Ladder;

/// <summary>The template <c>scripts/ladder.slurm</c> in a real Slurm: arrays that train and measure a ladder, with tasks cancelled and out of time. Soak only.</summary>
public sealed class SlurmTests(SlurmCluster slurm, TinyLadder ladder) : IClassFixture<SlurmCluster>, IClassFixture<TinyLadder>
{
    private const string Suite = """
        name: few
        seed: 1234
        benchmarks:
          - name: mmlu
            protocol: mmlu/mini-cloze-0shot
            items: 40
        """;

    [Fact]
    public void Train_ArrayWithATaskOutOfTimeAndOneCancelled_EndsWithTheUndisturbedLadder()
    {
        slurm.Require();
        var (undisturbed, output) = (ladder.UndisturbedLong, ladder["array"]);
        string[] arguments = ["train", ladder.LongTableFile, "--corpus", ladder.Shards, "--out", output, "--checkpoint-steps", "1000000"];
        var job = slurm.Submit("0-1", null, arguments);
        foreach (var task in new[] { 0, 1 })
            SlurmCluster.WaitFor(() => slurm.LogText(job, task).Contains(": step ", StringComparison.Ordinal), () => $"task {task} is {slurm.State(job, task)}:\n{slurm.LogText(job, task)}");
        slurm.SignalEndOfTime(job, 0);
        slurm.Cancel(job, 1);
        slurm.WaitFor(job, 1, "CA");
        slurm.WaitFor(job, 0, "PD");
        var states = TinyLadder.States(output);
        Assert.True(states.Count >= 2, $"{string.Join(", ", states)}\n{slurm.LogText(job, 0)}\n{slurm.LogText(job, 1)}");
        Assert.Contains("out of time: task 0 is queued again and goes on", slurm.LogText(job, 0), StringComparison.Ordinal);
        Assert.DoesNotContain("out of time", slurm.LogText(job, 1), StringComparison.Ordinal);
        Assert.Empty(TrainingProcess.ProcessesOf(output));

        var again = slurm.Submit("1", "2", arguments);
        slurm.BeginNow(job, 0);
        slurm.WaitFor(again, 1, "CD");
        slurm.WaitFor(job, 0, "CD");
        Assert.Equal(TinyLadder.Contents(undisturbed), TinyLadder.Contents(output));
        Assert.Equal(1 + 8, File.ReadAllLines(Path.Combine(output, "ladder.csv")).Length);
        TestContext.Current.TestOutputHelper!.WriteLine($"states while stopped: {string.Join(", ", states)}");
    }

    [Fact]
    public void Train_PartOfAnArrayWithoutTheNumberOfParts_SaysWhatToGive()
    {
        slurm.Require();
        var job = slurm.Submit("3", null, "train", ladder.TableFile, "--corpus", ladder.Shards, "--out", ladder["none"]);
        slurm.WaitFor(job, 3, "F");
        Assert.Contains("task 3 is none of the 1 parts of the ladder; mend: give the number of parts, such as LADDER_PARTS=6", slurm.LogText(job, 3), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ArrayWithATaskCancelled_WritesTheTablesOfOneProcess()
    {
        slurm.Require();
        var members = ladder.Undisturbed;
        File.WriteAllText(ladder["few.yaml"], Suite);
        string[] arguments = ["run", members, "--data", Path.Combine(DensingLaw.Tests.SharedFolder.RepositoryRoot, "benchmarks-data", "mini"), "--suite", ladder["few.yaml"], "--threads", "1"];
        CliProcess.Run(["reference", .. arguments, "--output", ladder["alone"]]).AssertSucceeded();

        string[] array = [.. arguments, "--output", ladder["together"]];
        var job = slurm.Submit("0-1", null, array);
        SlurmCluster.WaitFor(() => slurm.LogText(job, 1).Contains("member ", StringComparison.Ordinal), () => slurm.LogText(job, 1));
        slurm.Cancel(job, 1);
        slurm.WaitFor(job, 1, "CA");
        slurm.WaitFor(job, 0, "CD");
        Assert.False(File.Exists(ladder["together/losses.csv"]), "tables of half the members");
        slurm.WaitFor(slurm.Submit("1", "2", array), 1, "CD");
        foreach (var table in new[] { "losses.csv", "scores.csv" })
            Assert.Equal(File.ReadAllText(ladder[$"alone/{table}"]), File.ReadAllText(ladder[$"together/{table}"]));
    }
}
