using DensingLaw.Evaluation.Nightly;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>
/// Nights of the real program on the real model and real data, run as cron runs them: the good checkpoint, the same again, and what goes wrong with checkpoints, each caught by the
/// gate that should. Ten minutes or so on two idle cores; soak only.
/// </summary>
public sealed class NightlyTests(NightlyPlace place) : IClassFixture<NightlyPlace>
{
    private const double CanarySeconds = 120, NightSeconds = 600;

    [Fact]
    public void Cron_TheFirstNight_LeavesItsFilesAndPlainLines()
    {
        SkipUnlessSoak();
        var night = place.First;
        night.Report("first night");

        Assert.Equal(0, night.ExitCode);
        Assert.DoesNotContain('\u001b', night.Log);
        Assert.DoesNotContain('\r', night.Log);
        Assert.EndsWith($"main: green\nnight: {night.Folder}\n", night.Log, StringComparison.Ordinal);
        Assert.Equal(["junit.xml", "main", "main-canary", "report.md"], Directory.GetFileSystemEntries(night.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["journal.sqlite", "manifest.json", "report.html", "result.json"], Files(Path.Combine(night.Folder, "main")));
        Assert.Contains("history.jsonl", Files(place.State));
        Assert.InRange(night.Seconds, 0, NightSeconds);
        Assert.InRange(night.CanarySeconds, 0, CanarySeconds);
    }

    [Fact]
    public void Cron_ASecondNightAtOnce_IsRefusedAndDisturbsNothing()
    {
        SkipUnlessSoak();
        Assert.Equal(0, place.First.ExitCode);
        using var held = NightlyLock.Acquire(place.State, TimeProvider.System);
        var nights = Directory.GetDirectories(Path.Combine(place.State, "nights"));
        var log = Path.Combine(place.State, "second.log");
        using var second = place.Start(log);
        second.WaitForExit();
        Assert.Equal(2, second.ExitCode);
        Assert.Contains($"error: another process is working on a nightly in '{place.State}' (pid {Environment.ProcessId}, started ", File.ReadAllText(log), StringComparison.Ordinal);
        Assert.Equal(nights, Directory.GetDirectories(Path.Combine(place.State, "nights")));
    }

    [Fact]
    public void Nightly_TheSameCheckpointAgain_IsGreen()
    {
        SkipUnlessSoak();
        var night = place.After(_ => { });
        night.Report("the same again");
        Assert.Equal((0, ""), (night.ExitCode, string.Join(", ", night.FailedGates)));
    }

    [Theory]
    [InlineData("BOS", "canary tokenizer, canary BOS")]
    [InlineData("template", "canary template")]
    [InlineData("tokenizer", "canary tokenizer")]
    public void Nightly_AnotherTextSide_FailsInTheCanaryWithinTwoMinutes(string piece, string gates)
    {
        SkipUnlessSoak();
        var night = place.After(copy => _ = piece switch
        {
            "BOS" => copy.With("tokenizer.ggml.add_bos_token", true),
            "template" => copy.With("tokenizer.chat_template", t => t.Replace("assistant", "helper", StringComparison.Ordinal)),
            _ => copy.With("tokenizer.ggml.pre", _ => "gpt-2"),
        });
        night.Report(piece);
        Assert.Equal((1, gates), (night.ExitCode, string.Join(", ", night.FailedGates)));
        Assert.InRange(night.Seconds, 0, CanarySeconds);
        Assert.False(Directory.Exists(Path.Combine(night.Folder, "main")), "the long run was begun");
    }

    [Fact]
    public void Nightly_ABrokenRopeBase_FailsByTheGateOfLikelihoods()
    {
        SkipUnlessSoak();
        var night = place.After(copy => copy.With("llama.rope.freq_base", 10_000f));
        night.Report("rope base 10,000 instead of 100,000");
        Assert.Equal(1, night.ExitCode);
        AssertRopeGates(night.FailedGates);
    }

    [Fact]
    public void Nightly_TheSameWeightsInQ40_FailByTheirLosses()
    {
        SkipUnlessSoak();
        var night = place.After(copy => copy.AsQ40());
        night.Report("Q4_1 requantised as Q4_0");
        Assert.Equal(1, night.ExitCode);
        Assert.NotEmpty(night.FailedGates);
        Assert.All(night.FailedGates, g => Assert.Contains(" loss of ", g, StringComparison.Ordinal));
    }

    private static void AssertRopeGates(string[] gates)
    {
        Assert.NotEmpty(gates);
        Assert.All(gates, g => Assert.True(g == "canary likelihood" || g.Contains(" loss of ", StringComparison.Ordinal), g));
    }

    private static void SkipUnlessSoak() => Assert.SkipUnless(SoakSettings.IsSoak, "minutes; set DENSINGLAW_SOAK=1");

    private static IEnumerable<string?> Files(string folder) =>
        Directory.GetFiles(folder).Select(Path.GetFileName).Where(f => !f!.StartsWith("run.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
