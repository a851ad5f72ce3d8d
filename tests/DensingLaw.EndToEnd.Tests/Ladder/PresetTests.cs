using System.Globalization;
using System.Text.RegularExpressions;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests.Ladder;

/// <summary><c>reference regenerate</c> with a preset of the user's own: texts, tokenizer, benchmarks, ladder and suite are theirs, as with the preset 2025 on a GPU machine.</summary>
public sealed partial class PresetTests : IDisposable
{
    private const string Ladder = """
        name: own
        window: 128
        tiedEmbeddings: true
        rotaryBase: 10000
        normEpsilon: 0.00001
        tokensPerParameter: [20, 40, 80]
        seeds: 1
        learningRateTimesWidth: 0.3
        weightDecay: 0.1
        warmup: {share: 0.1, least: 5, most: 20}
        decay: 0.2
        sizes:
          - {name: s1, layers: 1, hidden: 16, heads: 2, keyValueHeads: 1, feedForward: 32, sequences: 2}
          - {name: s2, layers: 2, hidden: 16, heads: 2, keyValueHeads: 1, feedForward: 40, sequences: 2}
          - {name: s3, layers: 2, hidden: 32, heads: 4, keyValueHeads: 2, feedForward: 64, sequences: 4}
        """;

    private const string Suite = """
        name: few
        seed: 1234
        benchmarks:
          - {name: mmlu, protocol: mmlu/mini-cloze-0shot, items: 16}
          - {name: bbh, protocol: bbh/mini-0shot-cot, items: 2}
          - {name: math, protocol: math/mini-0shot, items: 2}
          - {name: humaneval, protocol: humaneval/mini-0shot, items: 2}
          - {name: mbpp, protocol: mbpp/mini-0shot, items: 2}
        """;

    private const string Preset = """
        name: own
        ladder: ./own-ladder.yaml
        suite: few.yaml
        decontamination: {words: 13, maxItemsPerRow: 1}
        fit:
          referenceTokens: 500000
          average: five
          objective: huber-log
          irreducible: false
          ceiling: 100
          runSpread: false
          draws: 20
          seed: 1
        """;

    private readonly Workplace _place = new();

    public PresetTests()
    {
        File.WriteAllText(_place["own-ladder.yaml"], Ladder);
        File.WriteAllText(_place["few.yaml"], Suite);
        File.WriteAllText(_place["own.yaml"], Preset);
    }

    private static string Data => Path.Combine(SharedFolder.RepositoryRoot, "benchmarks-data", "mini");

    private static string Tokenizer => Path.Combine(SharedFolder.RepositoryRoot, "benchmarks-data", "students", "clean");

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Regenerate_OwnPreset_MakesACurveAndTheSameCommandKeepsIt()
    {
        CliProcess.Run("data", "mini", "--output", _place["texts"], "--corpus", "base", "--bytes", "6M").AssertSucceeded();
        var first = CliProcess.Run(Arguments());
        Assert.SkipWhen(first.ExitCode == 4 && first.Error.Contains("libtorch is not beside the program", StringComparison.Ordinal), "libtorch is not there; scripts/restore-packages --torch fetches it");
        Assert.SkipWhen(first.ExitCode == 4 && first.Error.Contains("bubblewrap", StringComparison.Ordinal), "the programs need bubblewrap");
        first.AssertSucceeded();
        Assert.Equal(1 + 9, File.ReadAllLines(_place["out/members/ladder.csv"]).Length);

        // A row for each member and benchmark.
        Assert.Equal(1 + (9 * 5), File.ReadAllLines(_place["out/evaluation/losses.csv"]).Length);
        Assert.Equal(1 + (9 * 5), File.ReadAllLines(_place["out/evaluation/scores.csv"]).Length);
        Assert.True(File.Exists(_place["out/own.html"]));
        var curve = File.ReadAllBytes(_place["out/own.json"]);

        // The curve is one that densities are read from.
        CliProcess.Run("density", "--curve", _place["out/own.json"], "--score", "20", "--parameters", "5000").AssertSucceeded();
        var again = CliProcess.Run(Arguments());
        again.AssertSucceeded();
        Assert.Contains("runs are finished and kept", again.Error, StringComparison.Ordinal);
        Assert.Equal(curve, File.ReadAllBytes(_place["out/own.json"]));
    }

    [Fact]
    public void Regenerate_WhatWouldFailAtTheEnd_IsRefusedAtOnce()
    {
        foreach (var (right, wrong, problem) in new[]
        {
            ("average: five", "average: fiv", "--average is 'fiv' (did you mean five?)"),
            ("objective: huber-log", "objective: hubber", "--objective is 'hubber'"),
            ("suite: few.yaml", "suite: fw.yaml", "cannot read the suite"),
            ("./own-ladder.yaml", "./own.yaml", "own.yaml line 2: ladder is not a known key"),
        })
        {
            File.WriteAllText(_place["own.yaml"], Preset.Replace(right, wrong, StringComparison.Ordinal));
            CliProcess.Run(Arguments()).AssertRefused(2, problem);
        }

        CliProcess.Run("reference", "regenerate", "--preset", "minni", "--output", _place["out"]).AssertRefused(2, "there is no preset 'minni' (did you mean mini?)", "or give a file");
        CliProcess.Run("reference", "regenerate", "--preset", "2025", "--corpus", _place["texts"], "--output", _place["out"], "--dry-run").AssertRefused(2, "trains no tokenizer; give --tokenizer");
        Assert.False(Directory.Exists(_place["out"]));
    }

    /// <summary>The plan of the paper's ladder, held against the paper's table (PAPER.md B): parameters, and for each m·N the tokens, in whole steps of the batch it prints.</summary>
    [Fact]
    public void Regenerate_2025DryRun_PlansThePapersLadder()
    {
        (string Name, long Parameters, int Sequences)[] paper =
        [
            ("s1", 5_247_232, 32), ("s2", 31_470_080, 32), ("s3", 106_196_736, 64), ("s4", 245_416_960, 128), ("s5", 476_852_480, 256), ("s6", 828_225_024, 512),
        ];
        const int window = 4096;
        var plan = CliProcess.Run(
            "reference", "regenerate", "--preset", "2025", "--corpus", _place["texts"], "--tokenizer", Tokenizer, "--output", _place["out"], "--device", "cuda", "--dry-run");
        plan.AssertSucceeded();
        var runs = RunLine().Matches(plan.Out).ToDictionary(m => m.Groups["name"].Value);
        Assert.Equal(paper.Length, runs.Count);
        foreach (var (name, parameters, sequences) in paper)
        {
            var run = runs[name];
            Assert.Equal(parameters.ToString("N0", CultureInfo.InvariantCulture), run.Groups["parameters"].Value);
            Assert.Equal("10 15 20 30 40 60", run.Groups["stops"].Value);
            var steps = run.Groups["steps"].Value.Split(' ').Select(s => long.Parse(s, CultureInfo.InvariantCulture)).ToArray();
            var stepTokens = (long)sequences * window;
            foreach (var (m, count) in new[] { 10, 15, 20, 30, 40, 60 }.Zip(steps))
                Assert.InRange((count * stepTokens) - (m * parameters), -stepTokens / 2, stepTokens / 2);
        }

        Assert.False(Directory.Exists(_place["out"]));
    }

    private string[] Arguments() =>
    [
        "reference", "regenerate", "--preset", _place["own.yaml"], "--corpus", _place["texts"], "--tokenizer", Tokenizer, "--data", Data, "--output", _place["out"], "--jobs", "2",
    ];

    [GeneratedRegex(@"(?<name>s\d)-seed0  N (?<parameters>[\d,]+)  m (?<stops>[\d ]+)  steps (?<steps>[\d ]+)  lr")]
    private static partial Regex RunLine();
}
