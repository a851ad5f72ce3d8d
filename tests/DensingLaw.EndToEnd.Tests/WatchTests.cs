using System.Globalization;
using System.Text.RegularExpressions;

namespace DensingLaw.EndToEnd.Tests;

/// <summary><c>watch</c> beside a run that another process carries out.</summary>
public sealed partial class WatchTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Watch_ARunOfAnotherProcess_FollowsItToItsEnd()
    {
        var run = _place["run"];
        using var measure = CliProcess.Start(Bundled.Bench(run, 40, "mmlu", "bbh"));
        var measured = measure.StandardError.ReadToEndAsync();
        var result = measure.StandardOutput.ReadToEndAsync();
        while (!File.Exists(Path.Combine(run, "manifest.json")))
        {
            Assert.False(measure.HasExited, "it ended by itself");
            Thread.Sleep(10);
        }

        var watch = CliProcess.Run("watch", run, "--seconds", "0.1");
        watch.AssertSucceeded();
        Assert.Equal("", watch.Error);
        Assert.True(measure.WaitForExit(TimeSpan.FromMinutes(2)), "the run goes on after its last result");
        Assert.True(measure.ExitCode == 0, await measured);
        await result;

        var lines = watch.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var seen = lines.Select(l => Line().Match(l)).ToArray();
        Assert.All(seen, m => Assert.True(m.Success));
        int[] done = [.. seen.Select(m => Number(m, "done"))];
        Assert.True(done.Length >= 3, $"it said {done.Length} times how far the run was:\n{watch.Out}");
        Assert.Equal(done.Order().Distinct(), done);
        Assert.All(seen, m => Assert.Equal(Number(m, "done"), Number(m, "mmlu") + Number(m, "bbh")));
        Assert.Equal(Number(seen[^1], "all"), done[^1]);
        Assert.Equal(lines[^1] + "\n", CliProcess.Run("watch", run, "--once").Out);
    }

    [Fact]
    public void Watch_NoRun_IsRefused() => CliProcess.Run("watch", _place["nothing"]).AssertRefused(2, _place["nothing"]);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<done>[0-9,]+) of (?<all>[0-9,]+) results; mmlu (?<mmlu>[0-9]+)/[0-9]+, bbh (?<bbh>[0-9]+)/[0-9]+\z")]
    private static partial Regex Line();
}
