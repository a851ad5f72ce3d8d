namespace DensingLaw.Evaluation.Tests;

public sealed class JournalKillTests
{
    [Fact]
    public async Task Run_KilledAtTwentyMoments_EndsWithTheRecordsOfAnUndisturbedRun()
    {
        using var folder = new TemporaryFolder();
        using var undisturbed = new TemporaryFolder();
        ChildProcess.Measure(undisturbed.Path, pauseMs: 0);
        var random = new Random(20260101);
        var acknowledged = 0;
        var kills = 0;
        while (acknowledged < SyntheticRun.Items)
        {
            using var child = ChildProcess.Start("run", folder.Path);
            // Up to 20 kills, each a few commits in and then at an arbitrary instant of the next ones; the last start runs to its end.
            var stopAfter = kills < 20 ? random.Next(1, 7) : int.MaxValue;
            for (var seen = 0; seen < stopAfter && await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line; seen++)
                acknowledged = int.Parse(line, System.Globalization.CultureInfo.InvariantCulture);
            if (stopAfter != int.MaxValue)
            {
                // Up to the time of one item and its commit: the run no longer waits for a commit, and what is read of it lags behind.
                await Task.Delay(TimeSpan.FromMicroseconds(random.Next(0, 27_000)), TestContext.Current.CancellationToken);
                child.Kill();
                kills++;
            }

            // What was said before the kill but not yet read counts as acknowledged too.
            while (await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
                acknowledged = int.Parse(line, System.Globalization.CultureInfo.InvariantCulture);
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);
            // What a commit under way holds may be there and not be said yet.
            Assert.True(Read(folder).Count >= acknowledged, $"{acknowledged} were said to be there");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills");
        Assert.True(kills >= 10, $"only {kills} kills");
        Assert.Equal(Read(undisturbed), Read(folder));
    }

    private static IReadOnlyList<string> Read(TemporaryFolder folder)
    {
        using var reader = JournalReader.Open(folder["journal.sqlite"]);
        return [.. reader.ReadAll().Select(e => $"{e.Key} {e.Ordinal} {RecordText.Write(e.Record)}")];
    }
}
