using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DensingLaw.Tests;

namespace DensingLaw.Cli.Tests;

/// <summary>A real model's runs, foretold and then made, in processor time, which other processes do not change. Minutes of it: with <c>DENSINGLAW_SOAK</c> alone.</summary>
public sealed partial class ForecastAccuracyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("densinglaw-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("mmlu", "--subtasks", "abstract_algebra,marketing,virology", "--limit", "12", "--no-loss")]
    [InlineData("mmlu", "--subtasks", "astronomy,philosophy", "--limit", "12")]
    [InlineData("humaneval", "--limit", "8", "--max-new-tokens", "96", "--no-loss")]
    [InlineData("math", "--subtasks", "prealgebra", "--limit", "8", "--max-new-tokens", "128")]
    public void DryRun_OfARealModel_IsWithinAQuarterOfTheRun(string benchmark, params string[] more)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("DENSINGLAW_SOAK") == "1", "minutes of work: set DENSINGLAW_SOAK=1");
        string[] arguments =
        [
            "bench", SharedFolder.Require("checkpoints/smollm2-135m-instruct"), "--data", SharedFolder.Require("bench"), "--benchmarks", benchmark,
            "--threads", "1", "--run-dir", Path.Combine(_folder, "run"), .. more,
        ];
        var plan = CliRun.Of(Composition.Create(), "", new ProcessorTime(), default, [.. arguments, "--dry-run"]);
        var time = Time().Match(plan.Error);
        Assert.True(time.Success, plan.Error);
        var foretold = TimeSpan.ParseExact(time.Groups[1].Value, @"h\:mm\:ss", CultureInfo.InvariantCulture).TotalSeconds;
        var run = CliRun.Of(Composition.Create(), "", new ProcessorTime(), default, [.. arguments, "--json"]);
        var performance = JsonNode.Parse(run.Out)!["performance"]!;
        var taken = performance["wallSeconds"]!.GetValue<double>();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{benchmark}: foretold {foretold:0} s, taken {taken:0.0} s, ratio {foretold / taken:0.00}; {performance.ToJsonString()}\n{plan.Error}"));
        Assert.InRange(foretold / taken, 0.75, 1.25);
    }

    [GeneratedRegex("time +about ([0-9]+:[0-9]{2}:[0-9]{2})")]
    private static partial Regex Time();
}
