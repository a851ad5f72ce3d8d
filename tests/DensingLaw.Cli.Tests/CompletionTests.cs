namespace DensingLaw.Cli.Tests;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("mea", "measure")]
    [InlineData("data pu", "pull")]
    [InlineData("measure --bench", "--benchmarks")]
    [InlineData("measure --benchmarks m", "mmlu")]
    [InlineData("measure --benchmarks mmlu,b", "mmlu,bbh")]
    [InlineData("bench x --suite st", "standard")]
    [InlineData("measure --protocol mmlu/hen", "mmlu/hendrycks")]
    [InlineData("measure --curve pub", "published-2025")]
    [InlineData("loss x --engine to", "torch")]
    [InlineData("completions f", "fish")]
    [InlineData("probe prompts mm", "mmlu")]
    [InlineData("report --qu", "--quiet")]
    public void Suggest_ABeginning_NamesTheWord(string line, string expected) => Assert.Contains(expected, Words(line));

    [Fact]
    public void Suggest_AListWithAName_DoesNotNameItAgain()
    {
        Assert.DoesNotContain("mmlu,mmlu", Words("measure --benchmarks mmlu,"));
        Assert.DoesNotContain("--engine", Words("doctor --"));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _densinglaw densinglaw")]
    [InlineData("zsh", "#compdef densinglaw")]
    [InlineData("fish", "complete -c densinglaw")]
    public void Completions_OfAShell_AreItsScript(string shell, string expected)
    {
        var run = CliRun.Of(TestComposition.Create(), "completions", shell);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Completions_OfAnUnknownShell_AreRefusedWithTheNearest()
    {
        var run = CliRun.Of(TestComposition.Create(), "completions", "bahs");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("error: unknown shell bahs (did you mean bash?); there are: bash, zsh, fish", run.ErrorLines[0]);
    }

    private static string[] Words(string line)
    {
        var run = CliRun.Of(TestComposition.Create(), FormattableString.Invariant($"[suggest:{line.Length}]"), line);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
