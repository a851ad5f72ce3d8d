using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DensingLaw.EndToEnd.Tests.BadInput;

public sealed partial class FullDiskTests : IDisposable
{
    private const int Items = 30;

    private readonly Workplace _place = new();

    [Theory]
    [InlineData(0)] // not even the manifest
    [InlineData(2)] // no journal
    [InlineData(5)] // no shared memory of the journal
    public void Measure_DiskFullBeforeTheFirstItem_LeavesNoRun(int pages)
    {
        using var disk = SmallDisk.MountOrSkip(_place.Runs);
        disk.FillLeaving(pages);
        var run = _place.Measure(_place.TinyExport());
        disk.Free();
        _place.AssertRefused(run, 5, _place.Runs, "free some space", "run the same command again");
    }

    [Fact]
    public void Measure_DiskFullDuringTheRun_KeepsWhatIsCommittedAndResumes()
    {
        var arguments = _place.MeasureArguments(_place.TinyExport(), Items, "--json");
        var undisturbed = CliProcess.Run([.. arguments.Select(a => a == _place.Runs ? _place["undisturbed"] : a)]);
        undisturbed.AssertSucceeded();

        using var disk = SmallDisk.MountOrSkip(_place.Runs);
        disk.FillLeaving(64);
        CliProcess.Run(arguments).AssertRefused(5, "journal.sqlite", "no space left", "items committed so far are kept", "free some space and run the same command again");
        disk.Free();
        var folder = Assert.Single(Directory.EnumerateDirectories(_place.Runs));
        Assert.NotNull(JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json"))));
        Assert.All(
            Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)),
            name => Assert.Contains(name, (string[])["manifest.json", "journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm", "run.lock"]));

        var resumed = CliProcess.Run(arguments);
        resumed.AssertSucceeded();
        int[] counts = [.. RecordedResults().Match(resumed.Error).Groups.Values.Skip(1).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture))];
        Assert.InRange(counts[2], 1, counts[0] + counts[1] - 1);
        Assert.True(JsonNode.DeepEquals(ResultJson.WithoutPerformance(undisturbed.Out), ResultJson.WithoutPerformance(resumed.Out)));
    }

    public void Dispose() => _place.Dispose();

    [GeneratedRegex("([0-9]+) scores and ([0-9]+) losses, of which ([0-9]+) are in the journal")]
    private static partial Regex RecordedResults();
}
