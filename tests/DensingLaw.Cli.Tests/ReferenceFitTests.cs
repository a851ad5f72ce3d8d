using System.Text.Json;
using DensingLaw.Density;

namespace DensingLaw.Cli.Tests;

public sealed class ReferenceFitTests : IDisposable
{
    private readonly string _work = Directory.CreateTempSubdirectory("densinglaw-fit-").FullName;

    public void Dispose() => Directory.Delete(_work, recursive: true);

    [Fact]
    public void Run_PublishedBranch_PrintsBothOptimaAndTheScoreCurve()
    {
        var run = CliRun.Of(TestComposition.Create(), "reference", "fit", "--compat", "published", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        var fit = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal("average", fit.GetProperty("benchmark").GetString());
        Assert.Equal("published", fit.GetProperty("average").GetString());
        var optima = fit.GetProperty("optima").EnumerateArray().ToArray();
        Assert.Equal(2, optima.Length);
        // PAPER A.4 and E.1.
        var printed = optima.Single(o => o.GetProperty("chosen").GetBoolean());
        Assert.Equal(0.115319, printed.GetProperty("alpha").GetDouble(), 0.0003);
        Assert.Equal(0.00543, printed.GetProperty("rms").GetDouble(), 1e-5);
        Assert.Equal(0.00508, optima[0].GetProperty("rms").GetDouble(), 1e-5);
        Assert.Equal(90.773, fit.GetProperty("scoreCurve").GetProperty("c").GetDouble(), 0.05);
        Assert.All(optima, o => Assert.Equal(6, o.GetProperty("effectiveParameters").GetArrayLength()));
    }

    [Fact]
    public void Run_OwnTables_FitsTheOnlyBenchmark()
    {
        // Points of 2 N^-0.2 + 30 D^-0.25 and of 80/(1 + e^(20(L − 0.4))) + 10.
        var losses = new List<string> { "parameters,tokens,toy_loss" };
        foreach (var n in new[] { 1e7, 1e8, 1e9 })
        {
            foreach (var m in new[] { 5.0, 50, 500 })
                losses.Add(FormattableString.Invariant($"{n},{n * m},{2 * Math.Pow(n, -0.2) + 30 * Math.Pow(n * m, -0.25):R}"));
        }

        var scores = new List<string> { "benchmark,loss,score" };
        for (var loss = 0.2; loss < 0.7; loss += 0.04)
            scores.Add(FormattableString.Invariant($"toy,{loss:R},{80 / (1 + Math.Exp(20 * (loss - 0.4))) + 10:R}"));
        var (lossFile, scoreFile, curve) = (Write("l.csv", losses), Write("s.csv", scores), Path.Combine(_work, "toy.json"));

        var run = CliRun.Of(TestComposition.Create(), "reference", "fit", "--losses", lossFile, "--scores", scoreFile, "--no-anchor", "--json", "--output", curve);

        Assert.Equal(0, run.ExitCode);
        var fit = JsonDocument.Parse(run.Out).RootElement;
        var best = fit.GetProperty("optima")[0];
        Assert.Equal(0.2, best.GetProperty("alpha").GetDouble(), 1e-6);
        Assert.Equal(30, best.GetProperty("b").GetDouble(), 1e-3);
        Assert.Equal(10, fit.GetProperty("scoreCurve").GetProperty("d").GetDouble(), 1e-6);
        Assert.Equal("toy", ReferenceCurveSet.Load(curve).Curves.Single().Benchmark);
        Assert.Equal(200, ReferenceCurveSet.Load(curve).Curves[0].Draws.Count);
    }

    [Theory]
    [InlineData(2, "--average", "fiv", "did you mean five?")]
    [InlineData(2, "--draws", "3", "--draws is '3'")]
    [InlineData(2, "--losses", "/no/such.csv", "cannot read --losses")]
    [InlineData(3, "--benchmark", "gsm8k", "has no losses for gsm8k; it has mmlu")]
    public void Run_BadArgument_SaysWhatIsAllowed(int code, string option, string value, string message)
    {
        var run = CliRun.Of(TestComposition.Create(), "reference", "fit", option, value);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }

    [Fact]
    public void Run_BrokenTable_NamesFileLineAndColumn()
    {
        var file = Write("l.csv", ["parameters,tokens,toy_loss", "1e7,1e8,abc"]);

        var run = CliRun.Of(TestComposition.Create(), "reference", "fit", "--losses", file);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal([$"error: {file}, line 2: toy_loss is 'abc'; a number is needed"], run.ErrorLines);
    }

    /// <summary>A ladder of one size, or of one number of tokens, determines half of the law.</summary>
    [Theory]
    [InlineData(true, "have one size, 10000000, which leaves a and alpha of")]
    [InlineData(false, "have one number of training tokens, 10000000, which leaves b and beta of")]
    public void Run_LadderOfOneSize_SaysWhichConstantsAreUndetermined(bool size, string message)
    {
        var rows = Enumerable.Range(1, 6).Select(i => FormattableString.Invariant(size ? (FormattableString)$"1e7,{i}e8,{0.6 / i:R},{15 * i}" : $"{i}e7,1e7,{0.6 / i:R},{15 * i}")).ToList();
        var losses = Write("l.csv", ["parameters,tokens,toy_loss", .. rows.Select(r => string.Join(',', r.Split(',')[..3]))]);
        var scores = Write("s.csv", ["benchmark,loss,score", .. rows.Select(r => $"toy,{r.Split(',')[2]},{r.Split(',')[3]}")]);

        var run = CliRun.Of(TestComposition.Create(), "reference", "fit", "--losses", losses, "--scores", scores);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(message, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }

    private string Write(string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(_work, name);
        File.WriteAllLines(path, lines);
        return path;
    }
}
