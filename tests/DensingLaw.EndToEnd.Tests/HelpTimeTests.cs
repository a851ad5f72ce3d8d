using System.Diagnostics;

namespace DensingLaw.EndToEnd.Tests;

public sealed class HelpTimeTests
{
    // The promise is 250 ms on an idle machine (measured: 60 to 80). Test machines are shared, so that the best of five counts against twice that.
    private const int BoundMs = 500;

    [Fact]
    public void Help_OfTheRealProgram_IsQuickAndGoesToStandardOutput()
    {
        var best = long.MaxValue;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var watch = Stopwatch.StartNew();
            var (code, output, error) = CliProcess.Run("--help");
            best = Math.Min(best, watch.ElapsedMilliseconds);
            Assert.Equal((0, ""), (code, error));
            Assert.Contains("Usage:", output, StringComparison.Ordinal);
        }

        Assert.True(best < BoundMs, $"--help took {best} ms at best");
    }

    [Fact]
    public void MisspeltCommand_OfTheRealProgram_Exits2()
    {
        var (code, output, error) = CliProcess.Run("doctr");
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("error: unknown command doctr (did you mean doctor?)", error, StringComparison.Ordinal);
    }
}
