using System.Globalization;

namespace DensingLaw.Reporting.Tests;

public sealed class ResultTablesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void Scores_AsText_LinesUp(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Assert.Equal(
            [
                "benchmark   score  ± s.e.    90 % interval   macro  items  protocol",
                "mmlu       0.6667  0.4082  0.2535 – 0.9217  0.7500      3  mmlu/lm-eval-5shot",
            ],
            ResultTables.Scores(SampleResult.Build()).ToTextLines());
    }

    [Fact]
    public void Scores_WithCategories_ListsThemUnderTheBenchmark()
    {
        var result = SampleResult.Build();
        result = result with { Benchmarks = [result.Benchmarks[0] with { Categories = [new CategorySection("stem", 2, 0.5, 0.5), new CategorySection("other", 1, 1, null)] }] };
        Assert.Equal(
            [
                "benchmark   score  ± s.e.    90 % interval   macro  items  protocol",
                "mmlu       0.6667  0.4082  0.2535 – 0.9217  0.7500      3  mmlu/lm-eval-5shot",
                "  stem     0.5000  0.5000                               2",
                "  other    1.0000       –                               1",
            ],
            ResultTables.Scores(result).ToTextLines());
    }

    [Fact]
    public void Density_AsText_ShowsTheIntervalAndTheStatus() => Assert.Equal(
        [
            "density",
            "N̂ effective parameters      150 M  (above 60 M at 95 %)",
            "N non-embedding parameters  106.2 M",
            "ρ = N̂ / N                   1.25  (90 % interval 0.5 – 2.5)",
            "status                      in-range",
            "curve                       published-2025/mmlu",
        ],
        ResultTables.Density(SampleResult.Build()).ToTextLines());

    [Fact]
    public void ToMarkdownLines_CellWithABar_IsEscaped() => Assert.Equal(
        ["| a | n |", "|---|---:|", "| x\\|y | 1 |"],
        new Table { Headers = ["a", "n"], RightAligned = [1], Rows = [["x|y", "1"]] }.ToMarkdownLines());

    [Theory]
    [InlineData(134_515_008, "134.5 M")]
    [InlineData(999_960_000, "1 B")]
    [InlineData(8_030_261_248, "8.03 B")]
    [InlineData(999, "999")]
    public void ParameterText_Of_ReadsAsPeopleSayIt(double count, string expected) => Assert.Equal(expected, ParameterText.Of(count));
}
