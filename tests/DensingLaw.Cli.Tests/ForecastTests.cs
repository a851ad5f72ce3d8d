using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DensingLaw.Cli.Tests;

/// <summary>The bundled model over some items of the mini suite: what is foretold, and what the run then has.</summary>
public sealed partial class ForecastTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("densinglaw-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Bench_WithCompletions_PlansTheTokensOfTheRunAndSaysHowFarOffItsForecastWas()
    {
        var plan = Bench("--dry-run");
        Assert.Equal(0, plan.ExitCode);
        var counts = Tokens().Match(plan.Error);
        Assert.True(counts.Success, plan.Error);
        Assert.Matches("writing     math: [0-9]+ completions of [0-9,]+ tokens at most; ", plan.Error);
        Assert.Matches("time        about 0:[0-9]{2}:[0-9]{2}, 0:[0-9]{2}:[0-9]{2} at most, on this machine", plan.Error);
        Assert.False(Directory.Exists(Path.Combine(_folder, "run")));

        var run = Bench("--json");
        Assert.Equal(0, run.ExitCode);
        var performance = JsonNode.Parse(run.Out)!["performance"]!;
        Assert.Equal(Number(counts.Groups[1]), performance["promptTokens"]!.GetValue<long>());
        Assert.Equal(Number(counts.Groups[2]), performance["computedTokens"]!.GetValue<long>());

        // The report's words are the two numbers' ratio.
        var (foretold, taken) = (performance["estimatedSeconds"]!.GetValue<double>(), performance["wallSeconds"]!.GetValue<double>());
        var report = CliRun.Of(Composition.Create(), "report", Path.Combine(_folder, "run"), "--format", "md");
        var off = Off().Match(report.Out);
        Assert.True(off.Success, report.Out);
        var sign = off.Groups[2].Value == "long" ? 1 : -1;
        Assert.Equal(foretold / taken, 1 + (sign * double.Parse(off.Groups[1].ValueSpan, CultureInfo.InvariantCulture) / 100), 0.006);
        Assert.InRange(performance["estimatedAfterSeconds"]!.GetValue<double>(), 0, foretold);
        Assert.InRange(performance["estimatedNewTokens"]!.GetValue<long>(), 1, Number(Writing().Match(plan.Error).Groups[1]));
    }

    /// <summary>A trial of hardly any time, so that a run of a second makes its forecast at all.</summary>
    private CliRun Bench(params string[] more)
    {
        var product = Composition.Create();
        return CliRun.Of(
            product with { Measure = product.Measure with { Trial = TimeSpan.FromMilliseconds(200) } },
            [
                "bench", BundledMini.Checkpoint, "--data", BundledMini.Data, "--benchmarks", "math,mmlu", "--protocol", "math/mini-0shot,mmlu/mini-cloze-0shot",
                "--limit", "12", "--threads", "1", "--run-dir", Path.Combine(_folder, "run"), .. more,
            ]);
    }

    private static long Number(Group text) => long.Parse(text.ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex("tokens +([0-9,]+) of prompts and continuations, of which ([0-9,]+) are left")]
    private static partial Regex Tokens();

    [GeneratedRegex("completions of ([0-9,]+) tokens at most")]
    private static partial Regex Writing();

    [GeneratedRegex(@"foretold after [0-9.]+ s *\| *[0-9.,]+ s \(([0-9.]+) % too (long|short)\)")]
    private static partial Regex Off();
}
