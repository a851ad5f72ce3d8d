using System.Text.RegularExpressions;

namespace DensingLaw.Reporting.Tests;

/// <summary>Opens reports in a headless browser. <c>DENSINGLAW_REPORTS</c> names a folder to keep pages and pictures in.</summary>
public sealed partial class HtmlReportInBrowserTests : IDisposable
{
    private readonly string? _kept = Environment.GetEnvironmentVariable("DENSINGLAW_REPORTS");
    private readonly string _folder = Directory.CreateTempSubdirectory("densinglaw-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Open_FullRun_DrawsEveryChartWithoutConsoleErrors()
    {
        Assert.SkipUnless(HtmlReport.HasInteractiveCharts, "this build has no ECharts (scripts/restore-packages fetches it with npm)");
        var page = Write("full.html", HtmlReport.Of(FullResult.Report("demo \"><script>alert(1)</script>", 5)));
        var (dom, console) = Chromium.Open(page);
        AssertQuiet(console);
        var charts = Figures().Count(dom);
        Assert.True(charts >= 9, $"{charts} figures");
        Assert.Equal(charts, Canvases().Count(dom));
        Assert.Equal(6, SortButtons().Count(dom));
    }

    [Fact]
    public void Open_WithoutECharts_ShowsTheDrawings()
    {
        var (dom, console) = Chromium.Open(Write("still.html", HtmlReport.Of(FullResult.Report(benchmarks: 1), echarts: null)));
        AssertQuiet(console);
        Assert.Equal(Figures().Count(dom), Drawings().Count(dom));
        Assert.DoesNotContain("<canvas", dom, StringComparison.Ordinal);
        Assert.Equal(6, SortButtons().Count(dom));
    }

    [Fact]
    public void Open_FullRun_IsReadyWithinTwoSecondsAndUnderFiveMegabytes()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("DENSINGLAW_SOAK") == "1", "a clock on a busy machine tells little; set DENSINGLAW_SOAK=1");
        Assert.Equal(26_217, FullResult.Items);
        var page = Write("full.html", HtmlReport.Of(FullResult.Report()));
        Assert.InRange(new FileInfo(page).Length, 10_000, 5_000_000);
        var blank = Write("blank.html", "<!DOCTYPE html><title>blank</title>");

        // The browser's own start is not the report's; the best of a few is what the machine can do.
        var own = Seconds(page) - Seconds(blank);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{own:0.00} s, {new FileInfo(page).Length / 1e6:0.00} MB"));
        Assert.InRange(own, double.NegativeInfinity, 2);

        static double Seconds(string file) => Enumerable.Range(0, 4).Min(_ =>
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            AssertQuiet(Chromium.Open(file).Console);
            return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
        });
    }

    [Fact]
    public void Picture_LightDarkAndNarrow_AreTaken()
    {
        var one = Write("one.html", HtmlReport.Of(FullResult.Report(benchmarks: 1)));
        AssertPicture(one, "one-light.png", 1280, 4200, dark: false);
        if (_kept is null)
            return;
        var full = Write("full.html", HtmlReport.Of(FullResult.Report()));
        var still = Write("still.html", HtmlReport.Of(FullResult.Report(benchmarks: 1), echarts: null));
        AssertPicture(one, "one-dark.png", 1280, 4200, dark: true);
        AssertPicture(Narrow("one.html"), "one-narrow.png", 500, 6500, dark: false);
        AssertPicture(full, "full-light.png", 1280, 6500, dark: false);
        AssertPicture(Narrow("full.html"), "full-narrow-dark.png", 500, 9000, dark: true);
        AssertPicture(still, "still-light.png", 1280, 4200, dark: false);
        AssertPicture(still, "still-dark.png", 1280, 4200, dark: true);
    }

    private void AssertPicture(string page, string name, int width, int height, bool dark)
    {
        var picture = Path.Combine(_kept ?? _folder, name);
        AssertQuiet(Chromium.Picture(page, picture, width, height, dark));
        Assert.True(new FileInfo(picture).Length > 20_000, $"{name} is nearly empty");
    }

    private string Write(string name, string html)
    {
        var path = Path.Combine(_kept ?? _folder, name);
        File.WriteAllText(path, html);
        return path;
    }

    // A window of the browser is never as narrow as a telephone, a frame can be.
    private string Narrow(string page) =>
        Write($"narrow-{page}", $"<html><body style=\"margin:0\"><iframe src=\"{page}\" style=\"width:390px;height:9000px;border:0\"></iframe></body></html>");

    private static void AssertQuiet(string console) => Assert.DoesNotContain("CONSOLE", console, StringComparison.Ordinal);

    [GeneratedRegex("<figure ")]
    private static partial Regex Figures();

    [GeneratedRegex("<canvas ")]
    private static partial Regex Canvases();

    [GeneratedRegex("<svg class=\"chart\"")]
    private static partial Regex Drawings();

    [GeneratedRegex("<th [^>]*><button")]
    private static partial Regex SortButtons();
}
