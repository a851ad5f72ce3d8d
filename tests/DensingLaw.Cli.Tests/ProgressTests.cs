using System.Globalization;
using DensingLaw.Evaluation;
using DensingLaw.Inference;

namespace DensingLaw.Cli.Tests;

public sealed class ProgressTests
{
    [Fact]
    public void Report_LongRun_SpeaksEveryTenSecondsAndAtTheEnd()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var lines = new ProgressLines(writer);
        // A thousand items, one each half second: 5 % is 25 s, so the ten seconds decide.
        for (var done = 1; done <= 1000; done++)
            lines.Report(Progress(done, 1000, done * 0.5));
        var count = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.InRange(count, 49, 71);
    }

    [Fact]
    public void Report_ShortRun_SpeaksOnceAtTheEnd()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var lines = new ProgressLines(writer);
        for (var done = 1; done <= 100; done++)
            lines.Report(Progress(done, 100, done * 0.001));
        Assert.Equal("100/100 results  mmlu  1000.0 results/s  0:00:00 left  70,000 prompt tokens/s, 80 % reused\n", writer.ToString());
    }

    [Fact]
    public void Of_UnderACommaCulture_StaysTheSame()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal("1,500/14,042 results  mmlu  1.5 results/s  2:19:21 left  105 prompt tokens/s, 80 % reused", ProgressText.Of(Progress(1500, 14042, 1000)));
    }

    [Theory]
    [InlineData(89, "1,500/14,042 results  mmlu  1.5 results/s  2:19:21 left  105 prompt tokens/s, 80 % reused")]
    [InlineData(88, "1,500/14,042 results  mmlu  1.5 results/s  2:19:21 left")]
    [InlineData(55, "1,500/14,042 results  mmlu  1.5 results/s  2:19:21 left")]
    [InlineData(49, "1,500/14,042  mmlu  2:19:21 left")]
    [InlineData(-5, "1,500/14,042  mmlu  2:19:21 left")]
    public void Of_LittleRoom_LeavesTheLeastImportantOut(int room, string expected) => Assert.Equal(expected, ProgressText.Of(Progress(1500, 14042, 1000), room));

    private static RunProgress Progress(int done, int total, double seconds) =>
        RunProgress.Of(done, total, 0, TimeSpan.FromSeconds(seconds), new SchedulerStatistics(done * 70, done * 14, done, seconds), default, "mmlu");
}
