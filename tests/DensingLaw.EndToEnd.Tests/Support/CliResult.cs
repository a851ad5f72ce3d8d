namespace DensingLaw.EndToEnd.Tests;

/// <summary>How a run of the program ended and what it wrote.</summary>
internal sealed record CliResult(int ExitCode, string Out, string Error)
{
    private IEnumerable<string> ErrorLines => Error.Split('\n').Where(l => l.Contains("error:", StringComparison.Ordinal));

    /// <summary>The program refused: this exit code, nothing on standard output, and one line that says every one of the phrases.</summary>
    public void AssertRefused(int exitCode, params string[] phrases) => AssertRefusedWith(exitCode, [phrases]);

    /// <summary>The program refused with one line for each list of phrases.</summary>
    public void AssertRefusedWith(int exitCode, params string[][] lines)
    {
        Assert.True(exitCode == ExitCode, $"exit code {ExitCode} instead of {exitCode}:\n{Error}");
        Assert.Equal("", Out);
        var found = ErrorLines.ToArray();
        Assert.True(found.Length == lines.Length, $"{found.Length} error lines instead of {lines.Length}:\n{Error}");
        Assert.All(found, l => Assert.StartsWith("error: ", l, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        foreach (var phrases in lines)
            Assert.True(found.Any(l => phrases.All(p => l.Contains(p, StringComparison.Ordinal))), $"no line has all of [{string.Join("] [", phrases)}]:\n{Error}");
    }

    public void AssertSucceeded() => Assert.True(ExitCode == 0, $"exit code {ExitCode}:\n{Error}");
}
