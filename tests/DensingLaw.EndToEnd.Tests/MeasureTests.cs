using System.Text.Json.Nodes;

namespace DensingLaw.EndToEnd.Tests;

public sealed class MeasureTests : IDisposable
{
    // The names that are promised to whoever reads result.json.
    private static readonly string[] s_names =
    [
        "schemaVersion", "checkpoint.path", "checkpoint.sha256", "checkpoint.family", "checkpoint.parameters.total", "checkpoint.parameters.nonEmbedding",
        "checkpoint.parameters.active", "checkpoint.precision", "checkpoint.quantization", "engine.name", "engine.version", "engine.device", "engine.threads",
        "benchmarks.0.name", "benchmarks.0.protocol", "benchmarks.0.protocolSha256", "benchmarks.0.dataSha256", "benchmarks.0.items", "benchmarks.0.score",
        "benchmarks.0.standardError", "benchmarks.0.interval", "benchmarks.0.subtasks.0", "density.curve", "density.score", "density.effectiveParameters",
        "density.value", "density.interval", "density.status", "density.notes", "performance.wallSeconds", "performance.loadSeconds", "performance.promptTokens",
        "performance.computedTokens", "performance.reusedTokens", "performance.prefillTokensPerSecond", "performance.decodeTokensPerSecond", "performance.peakMemoryBytes",
    ];

    private readonly Workplace _place = new();

    [Fact]
    public void Measure_Json_PrintsTheResultAndNothingElse()
    {
        var run = _place.Measure(_place.TinyExport(), "--json");
        run.AssertSucceeded();
        var result = JsonNode.Parse(run.Out)!;
        Assert.Equal(1, result["schemaVersion"]!.GetValue<int>());
        Assert.All(s_names, name => Assert.True(Has(result, name.Split('.')), $"{name} is missing"));
        Assert.Equal("cpu", result["engine"]!["device"]!.GetValue<string>());
        Assert.Equal(2, result["benchmarks"]![0]!["items"]!.GetValue<int>());
        Assert.Contains(result["density"]!["status"]!.GetValue<string>(), (string[])["in-range", "below-floor", "above-ceiling", "extrapolated"]);
        Assert.True(result["performance"]!["computedTokens"]!.GetValue<long>() > 0);

        var folder = Assert.Single(Directory.EnumerateDirectories(_place.Runs));
        Assert.Equal(
            ["journal.sqlite", "manifest.json", "report.html", "result.json", "run.lock"], Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "result.json")), run.Out);
    }

    [Fact]
    public void Measure_SameCommandAgain_ComputesNothingAndGivesTheSame()
    {
        var checkpoint = _place.TinyExport();
        var first = _place.Measure(checkpoint, "--json");
        var second = _place.Measure(checkpoint, "--json");
        first.AssertSucceeded();
        second.AssertSucceeded();
        Assert.Contains("2 scores and 4 losses, of which 6 are in the journal already", second.Error, StringComparison.Ordinal);
        Assert.Equal(0, JsonNode.Parse(second.Out)!["performance"]!["computedTokens"]!.GetValue<long>());
        Assert.True(JsonNode.DeepEquals(ResultJson.WithoutPerformance(first.Out), ResultJson.WithoutPerformance(second.Out)));
    }

    [Fact]
    public void Report_OfARun_GivesTheSameScores()
    {
        var run = _place.Measure(_place.TinyExport(), "--json");
        run.AssertSucceeded();
        var folder = Assert.Single(Directory.EnumerateDirectories(_place.Runs));
        File.Delete(Path.Combine(folder, "result.json"));
        var report = CliProcess.Run("report", folder, "--json");
        report.AssertSucceeded();
        Assert.True(JsonNode.DeepEquals(ResultJson.WithoutPerformance(run.Out), ResultJson.WithoutPerformance(report.Out)));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "result.json")), report.Out);
    }

    public void Dispose() => _place.Dispose();

    /// <summary>Whether the member is there; its value may be null.</summary>
    private static bool Has(JsonNode? node, ReadOnlySpan<string> path) => path.IsEmpty || node switch
    {
        JsonObject members => members.TryGetPropertyValue(path[0], out var member) && Has(member, path[1..]),
        JsonArray elements => elements.Count > int.Parse(path[0], System.Globalization.CultureInfo.InvariantCulture) && Has(elements[0], path[1..]),
        _ => false,
    };
}
