using System.Text.Json;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>The first command of the README: nothing is named, and everything is measured.</summary>
public sealed class BundledTests(BundledRun bundled)
{
    [Fact]
    public void Measure_WithoutArguments_MeasuresTheBundledModelWithinNinetySeconds()
    {
        var (result, took) = bundled.Measured();

        Assert.True(took < TimeSpan.FromSeconds(90), $"it took {took.TotalSeconds:0} s");
        using var json = JsonDocument.Parse(result.Out);
        var benchmarks = json.RootElement.GetProperty("benchmarks").EnumerateArray().ToDictionary(b => b.GetProperty("name").GetString()!);
        Assert.Equal(["bbh", "humaneval", "math", "mbpp", "mmlu"], benchmarks.Keys.Order(StringComparer.Ordinal));
        Assert.All(benchmarks.Values, b => Assert.NotEmpty(b.GetProperty("losses").EnumerateArray()));

        // Four options: what it learnt is above guessing by far more than sampling allows.
        Assert.InRange(benchmarks["mmlu"].GetProperty("score").GetDouble(), 0.25 + (4 * 0.016), 1);
        var density = json.RootElement.GetProperty("density");
        Assert.Equal("mini/average", density.GetProperty("curve").GetString());
        Assert.InRange(density.GetProperty("value").GetDouble(), density.GetProperty("interval").GetProperty("lower").GetDouble(), density.GetProperty("interval").GetProperty("upper").GetDouble());
        Assert.Equal("agree", density.GetProperty("tension").GetProperty("verdict").GetString());
        Assert.True(File.Exists(Path.Combine(bundled.Folder, "report.html")));
    }
}
