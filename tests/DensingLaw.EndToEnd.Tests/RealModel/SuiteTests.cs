using System.Text.Json.Nodes;
using DensingLaw.Evaluation;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>All five benchmarks on the real model, programs run in the sandbox, by the real program: whole, killed and resumed, and reused by a longer suite.</summary>
public sealed class SuiteTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("densinglaw-suite-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Measure_SmallSuiteKilledAndResumedThenALongerOne_HasFiveScoresLossesAndADensity()
    {
        var small = Suite("small", 1);
        var random = new Random(20261124);
        for (var kill = 0; kill < SoakSettings.Size(suite: 2, soak: 12); kill++)
        {
            using var process = CliProcess.Start(Arguments(small));
            Thread.Sleep(random.Next(3000, SoakSettings.Size(suite: 9000, soak: 25000)));
            process.Kill();
            process.WaitForExit();
        }

        var run = CliProcess.Run(Arguments(small));

        Assert.True(run.ExitCode == 0, run.Error);
        var result = JsonNode.Parse(run.Out)!;
        Assert.True(result["run"]!["complete"]!.GetValue<bool>());
        Assert.Equal(["mmlu", "bbh", "math", "humaneval", "mbpp"], result["benchmarks"]!.AsArray().Select(b => b!["name"]!.GetValue<string>()));
        Assert.All(result["benchmarks"]!.AsArray(), b => Assert.All(b!["losses"]!.AsArray(), loss => Assert.InRange(loss!["loss"]!["bitsPerByte"]!["corpus"]!.GetValue<double>(), 0.01, 5)));
        Assert.Equal("published-2025/average", result["density"]!["curve"]!.GetValue<string>());
        var folder = Assert.Single(Directory.GetDirectories(_folder.FullName));
        using (var journal = JournalReader.Open(Path.Combine(folder, "journal.sqlite")))
        {
            var records = new RunRecords(journal.ReadAll().Select(e => e.Record));
            Assert.Equal((1, 4), (records.Choices.Count, records.Completions.Count));
            Assert.Equal(records.Completions.Select(c => c.Item), records.Grades.Select(g => g.Item));
            Assert.Equal(6, records.Losses.Count);
            Assert.All(records.Completions, c => Assert.InRange(c.NewTokens, 1, 16));
        }

        // The longer suite takes the shorter one's records over and scores the rest.
        var longer = CliProcess.Run(Arguments(Suite("longer", 2)));
        Assert.True(longer.ExitCode == 0, longer.Error);
        Assert.Contains("15 records of other runs of this checkpoint", longer.Error, StringComparison.Ordinal);
    }

    private string Suite(string name, int items)
    {
        var path = Path.Combine(_folder.FullName, $"{name}.yaml");
        var benchmarks = new[] { "mmlu", "bbh", "math", "humaneval", "mbpp" }.Select(b => $"  - name: {b}\n    items: {items}\n{(b == "mmlu" ? "" : "    maxNewTokens: 16\n")}");
        File.WriteAllText(path, $"name: {name}\nseed: 1234\nbenchmarks:\n{string.Concat(benchmarks)}");
        return path;
    }

    private string[] Arguments(string suite) =>
        ["measure", SmolLm2.Folder, "--data", SharedFolder.Require("bench"), "--suite", suite, "--device", "cpu", "--threads", "2", "--runs", _folder.FullName, "--json"];
}
