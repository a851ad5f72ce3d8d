using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DensingLaw.Density;

namespace DensingLaw.Reporting.Tests;

public sealed partial class HtmlReportTests
{
    private const string Hostile = "a\"b'<script>alert(1)</script><img src=x onerror=alert(2)></script><!--";

    [Fact]
    public void Of_FullRun_IsUnderFiveMegabytes()
    {
        Assert.Equal(26_217, FullResult.Items);
        Assert.InRange(Encoding.UTF8.GetByteCount(HtmlReport.Of(FullResult.Report())), 10_000, 5_000_000);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Writers_UnderACommaCulture_WriteTheSame(string culture)
    {
        var report = FullResult.Report(benchmarks: 1);
        var expected = (HtmlReport.Of(report), MarkdownReport.Of(report), CsvReport.Of(report));
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Assert.Equal(expected, (HtmlReport.Of(report), MarkdownReport.Of(report), CsvReport.Of(report)));
    }

    [Fact]
    public void Of_HostileName_IsTextEverywhere()
    {
        var html = HtmlReport.Of(FullResult.Report(Hostile, 1), echarts: "0;");
        Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        // The data, the stand-in for ECharts and the page's own script, and no more.
        Assert.Equal(3, ScriptEnds().Count(html));
    }

    [Fact]
    public void Of_HostileNames_AreTextInDataAndMarkdown()
    {
        var point = new ChartPoint(1, 2, Hostile) { Label = Hostile };
        var axis = ChartAxis.Categories("x", [Hostile]);
        var chart = new Chart { Id = "c", Title = Hostile, Description = Hostile, X = axis, Y = axis, Series = [new ChartSeries(Hostile, ChartRole.Model, ChartForm.Marks, [point])] };
        var json = ChartJson.Of([chart]);
        Assert.DoesNotContain("<", json, StringComparison.Ordinal);
        Assert.Equal(Hostile, JsonDocument.Parse(json).RootElement[0].GetProperty("series")[0].GetProperty("points")[0].GetProperty("text").GetString());
        Assert.DoesNotContain("<s", SvgChart.Draw(chart).Html.Replace("<svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", MarkdownReport.Of(FullResult.Report(Hostile, 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnyRun_LoadsNothingFromElsewhere()
    {
        var html = HtmlReport.Of(FullResult.Report(), echarts: null);
        Assert.Contains("default-src 'none'; script-src 'sha256-", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Drawings_AreWellFormedAndStayInTheirFrame()
    {
        var html = HtmlReport.Of(FullResult.Report(), echarts: null);
        var drawings = Svg().Matches(html);
        Assert.True(drawings.Count >= 9, $"{drawings.Count} drawings");
        foreach (Match drawing in drawings)
        {
            var svg = XElement.Parse(drawing.Value);
            var box = svg.Attribute("viewBox")!.Value.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
            Assert.All(svg.Descendants().SelectMany(e => new[] { e.Attribute("cx"), e.Attribute("x1"), e.Attribute("x2") }).OfType<XAttribute>(), a => Assert.InRange((double)a, 0, box[2]));
            Assert.All(svg.Descendants().SelectMany(e => new[] { e.Attribute("cy"), e.Attribute("y1"), e.Attribute("y2") }).OfType<XAttribute>(), a => Assert.InRange((double)a, 0, box[3]));
            Assert.DoesNotContain("NaN", drawing.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_ScoreUnderTheFloor_SaysSoWithoutANumber()
    {
        var density = SampleResult.Density with { Score = 0.1, EffectiveParameters = null, EffectiveParametersInterval = new IntervalSection(null, 2e8, 0.9), Value = null, Interval = new IntervalSection(null, 1.9, 0.9), Status = "below-floor" };
        var report = RunReport.Of(SampleResult.Build() with { Density = density }, ReferenceCurveSet.LoadPublished());
        Assert.Equal("ρ = –  (below 1.9 at 95 %)", AnswerText.Headline(report.Result));
        Assert.Contains("With 95 % confidence ρ is below 1.9.", AnswerText.Sentences(report));
        Assert.Contains("this score has no N̂", HtmlReport.Of(report, echarts: null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, 2.5, "cannot be told")]
    [InlineData(1.1, 2.5, "denser than the reference")]
    [InlineData(0.2, 0.9, "less dense than the reference")]
    public void Sentences_ByTheInterval_CompareWithTheReference(double lower, double upper, string expected)
    {
        var result = SampleResult.Build() with { Density = SampleResult.Density with { Interval = new IntervalSection(lower, upper, 0.9) } };
        Assert.Contains(expected, string.Join(' ', AnswerText.Sentences(RunReport.Of(result, null))), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_UnfinishedRunWithoutScores_IsAPage()
    {
        var result = SampleResult.Build() with { Benchmarks = [], Density = null, Performance = null, Run = new RunSection("r", false, null, null, null, 0) };
        Assert.Contains("The run is not finished", HtmlReport.Of(RunReport.Of(result, null)), StringComparison.Ordinal);
        Assert.Contains("The run is not finished", MarkdownReport.Of(RunReport.Of(result, null)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mmlu")]
    [InlineData("bbh")]
    [InlineData("math")]
    [InlineData("humaneval")]
    [InlineData("mbpp")]
    public void Of_EveryPublishedCurve_HasItsPoints(string benchmark)
    {
        var result = SampleResult.Build();
        result = result with { Benchmarks = [result.Benchmarks[0] with { Name = benchmark }], Density = SampleResult.Density with { Curve = $"published-2025/{benchmark}", Score = 0.3 } };
        var report = RunReport.Of(result, ReferenceCurveSet.LoadPublished());
        Assert.Equal((33, 10), (report.LossPoints.Count, report.ScorePoints.Count));
        Assert.Equal(benchmark == "mmlu", report.Trend is not null);
        Assert.Contains("<figure id=\"inversion\">", HtmlReport.Of(report, echarts: null), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_RunWithoutReferences_ShowsItsScores()
    {
        var html = HtmlReport.Of(RunReport.Of(SampleResult.Build() with { Density = null }, null, new DateOnly(2025, 1, 31)), echarts: null);
        Assert.Contains("Scores without a density", html, StringComparison.Ordinal);
        Assert.Contains("<figure id=\"scores\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_Released_ComparesWithTheTrendOfThatDay()
    {
        var trend = DensityTrend.Published("average")!;
        var text = TrendText.Describe(trend, SampleResult.Density with { Value = 1e9 }, new DateOnly(2024, 1, 1));
        Assert.StartsWith("0 of 51 models are denser", text, StringComparison.Ordinal);
        Assert.Contains("On 2024-01-01 the trend", text, StringComparison.Ordinal);
    }

    [Fact]
    public void CsvReport_SampleResult_HasOneRowANumber()
    {
        var lines = CsvReport.Of(RunReport.Of(SampleResult.Build(), null)).Split('\n');
        Assert.Equal("run,benchmark,quantity,name,items,value,standard_error,lower,upper,level", lines[0]);
        Assert.Equal("tiny-mmlu-0123abcd,,density,published-2025/mmlu,,1.25,,0.5,2.5,0.9", lines[1]);
        Assert.Contains("tiny-mmlu-0123abcd,mmlu,subtask_score,algebra,2,0.5,0.5,,,", lines);
        Assert.All(lines[..^1], line => Assert.Equal(9, line.Count(c => c == ',')));
    }

    [GeneratedRegex("</script>")]
    private static partial Regex ScriptEnds();

    [GeneratedRegex("<svg class=\"chart\".*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();
}
