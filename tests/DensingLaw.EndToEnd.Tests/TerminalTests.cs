using System.Text.RegularExpressions;

namespace DensingLaw.EndToEnd.Tests;

/// <summary>The real program on a real terminal (a pseudo-terminal of util-linux's <c>script</c>): a progress bar in colours, and plain lines where those are not wanted.</summary>
public sealed partial class TerminalTests : IDisposable
{
    /// <summary>.NET's console class switches a terminal's arrow keys to their program mode before it writes; that is no colour.</summary>
    private const string KeyMode = "\u001b[?1h\u001b=";

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Bench_OnATerminal_HasAProgressBarInColours()
    {
        var seen = OnATerminal(new() { ["TERM"] = "xterm-256color", ["NO_COLOR"] = null });
        Assert.Matches(Colour(), seen);
        AssertResult(seen);
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public void Bench_OnATerminalThatWantsNoColours_PrintsPlainLines(string variable, string value)
    {
        var seen = OnATerminal(new() { ["TERM"] = "xterm-256color", ["NO_COLOR"] = null, [variable] = value });
        Assert.DoesNotMatch(Colour(), seen);
        Assert.DoesNotContain('\u001b', seen.Replace(KeyMode, "", StringComparison.Ordinal));
        Assert.Matches(@"(?m)^[0-9,]+/[0-9,]+ results  mmlu  ", seen);
        AssertResult(seen);
    }

    [Fact]
    public void Bench_AnEmptyNoColor_IsAsNone() => Assert.Matches(Colour(), OnATerminal(new() { ["TERM"] = "xterm-256color", ["NO_COLOR"] = "" }));

    private static void AssertResult(string seen) => Assert.Matches(@"(?m)^mmlu +[01]\.[0-9]{4} ", seen);

    /// <summary>Everything that a terminal of 120 columns was sent, its ends of lines made plain.</summary>
    private string OnATerminal(Dictionary<string, string?> environment)
    {
        Assert.SkipUnless(ForeignProcess.Has("script"), "util-linux's script is not installed");
        string[] words = ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "densinglaw.dll"), .. Bundled.Bench(_place["run"], 2, "mmlu")];
        var command = "stty cols 120 rows 40; exec " + string.Join(' ', words.Select(w => $"'{w}'"));
        var run = ForeignProcess.Run("script", ["--quiet", "--return", "--command", command, "/dev/null"], environment: environment);
        run.AssertSucceeded();
        return run.Out.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    // Select Graphic Rendition with parameters: colours and styles, not the movements of a cursor.
    [GeneratedRegex("\u001b\\[[0-9;]+m")]
    private static partial Regex Colour();
}
