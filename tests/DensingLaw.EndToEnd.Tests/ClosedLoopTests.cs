using System.Globalization;
using System.Text.Json;
using DensingLaw.EndToEnd.Tests.RealModel;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>
/// The proof of the whole road: models trained as the reference ladder's, on other texts and from other seeds, have the density 1. Two cores need some minutes.
/// </summary>
public sealed class ClosedLoopTests : IDisposable
{
    /// <summary>Sizes of the mini ladder, each trained on about the curve's D₀ of 3 million tokens.</summary>
    private static readonly (string Size, int TokensPerParameter)[] s_sizes = [("s1", 1351), ("s2", 503), ("s3", 235), ("s4", 119)];

    private static readonly int[] s_seeds = [11, 12];

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Measure_MembersOfOtherSeedsAndTexts_HaveTheDensityOne()
    {
        Assert.SkipUnless(SoakSettings.IsSoak, "a soak: DENSINGLAW_SOAK=1");
        var data = Path.Combine(SharedFolder.RepositoryRoot, "benchmarks-data");
        CliProcess.Run("data", "mini", "--output", _place["texts"], "--corpus", "base", "--bytes", "12M", "--corpus-seed", "5").AssertSucceeded();
        CliProcess.Run(
            "reference", "corpus", _place["texts"], "--output", _place["tokens"], "--tokenizer", Path.Combine(data, "students", "clean"),
            "--data", Path.Combine(data, "mini"), "--suite", "mini", "--overlap", "20", "--template-items", "1").AssertSucceeded();
        var train = CliProcess.Run(
            "reference", "train", Table(), "--corpus", _place["tokens"], "--tokenizer", Path.Combine(data, "students", "clean"), "--out", _place["members"],
            "--sizes", string.Join(',', s_sizes.Select(s => s.Size)), "--seeds", string.Join(',', s_seeds), "--jobs", $"{Environment.ProcessorCount}");
        Assert.SkipWhen(train.ExitCode == 4 && train.Error.Contains("libtorch is not beside the program", StringComparison.Ordinal), "libtorch is not there");
        train.AssertSucceeded();

        var measured = s_sizes.SelectMany(size => s_seeds.Select(seed =>
        {
            var member = $"{size.Size}-seed{seed}/{size.TokensPerParameter}";
            var run = CliProcess.Run(
                "measure", Path.Combine(_place["members"], member), "--data", Path.Combine(data, "mini"), "--suite", "mini", "--curve", "mini", "--json",
                "--run-dir", Path.Combine(_place["runs"], member.Replace('/', '-')));
            Assert.SkipWhen(run.ExitCode == 4 && run.Error.Contains("bubblewrap", StringComparison.Ordinal), "the programs need bubblewrap");
            run.AssertSucceeded();
            using var json = JsonDocument.Parse(run.Out);
            var density = json.RootElement.GetProperty("density");
            return (Member: member, Score: Reading(density), Loss: Reading(density.GetProperty("fromLoss")));
        })).ToArray();

        var table = string.Join('\n', measured.Select(m => $"{m.Member}: from the score {m.Score}, from the loss {m.Loss}"));
        TestContext.Current.TestOutputHelper?.WriteLine(table);
        Assert.True(measured.Count(m => m.Score.HoldsOne) >= 0.85 * measured.Length, table);
        Assert.True(measured.Count(m => m.Loss.HoldsOne) >= 0.85 * measured.Length, table);

        // An interval that holds everything holds 1 too: from the loss every end is there, and they are less than a factor 10 apart.
        Assert.All(measured, m => Assert.True(m.Loss.Upper / m.Loss.Lower < 10, table));
    }

    private static Interval Reading(JsonElement density)
    {
        var ends = density.GetProperty("interval");
        return ends.ValueKind == JsonValueKind.Null ? new Interval(null, null, null) : new Interval(Number(density.GetProperty("value")), Number(ends.GetProperty("lower")), Number(ends.GetProperty("upper")));

        static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
    }

    /// <summary>The mini ladder's table with one stop a size.</summary>
    private string Table()
    {
        var lines = File.ReadAllLines(Path.Combine(SharedFolder.RepositoryRoot, "configs", "reference", "ladder-mini.yaml")).ToList();
        foreach (var (size, stop) in s_sizes)
        {
            var at = lines.FindIndex(l => l.Contains($"name: {size},", StringComparison.Ordinal));
            var own = lines[at].Split(", tokensPerParameter:")[0].TrimEnd('}', ' ');
            lines[at] = own + string.Create(CultureInfo.InvariantCulture, $", tokensPerParameter: [{stop}]}}");
        }

        return _place.Write("ladder.yaml", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
    }

    private sealed record Interval(double? Value, double? Lower, double? Upper)
    {
        public bool HoldsOne => !(Lower > 1) && !(Upper < 1);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.00} ({Lower ?? 0:0.00} to {Upper:0.00})");
    }
}
