using System.Text.Json;
using DensingLaw.Density;

namespace DensingLaw.Cli.Tests;

public sealed class DensityTests : IDisposable
{
    private readonly string _work = Directory.CreateTempSubdirectory("densinglaw-density-").FullName;

    public void Dispose() => Directory.Delete(_work, recursive: true);

    [Fact]
    public void Run_GoldenScore_HasTheFieldsOfTheResult()
    {
        // PAPER A.6: MMLU 66.6 % is 6.67e9.
        var run = CliRun.Of(TestComposition.Create(), "density", "--score", "66.6", "--parameters", "6.67B", "--curve", "mmlu", "--json");

        Assert.Equal(0, run.ExitCode);
        var density = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal("published-2025/mmlu", density.GetProperty("curve").GetString());
        Assert.Equal(0.666, density.GetProperty("score").GetDouble(), 1e-12);
        Assert.Equal(1, density.GetProperty("value").GetDouble(), 0.005);
        Assert.Equal("extrapolated", density.GetProperty("status").GetString());
        Assert.True(density.GetProperty("interval").GetProperty("lower").GetDouble() < 1);
        Assert.Equal("published, not measured", density.GetProperty("scoreSource").GetString());
    }

    [Theory]
    [InlineData("20", "below-floor")]
    [InlineData("99", "above-ceiling")]
    public void Run_OutOfRange_IsAStatusWithoutAValue(string score, string status)
    {
        var run = CliRun.Of(TestComposition.Create(), "density", "--score", score, "--parameters", "7e9", "--curve", "mmlu", "--json");

        Assert.Equal(0, run.ExitCode);
        var density = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(status, density.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, density.GetProperty("value").ValueKind);
    }

    [Fact]
    public void Run_Sensitivity_HasEveryChoice()
    {
        var run = CliRun.Of(TestComposition.Create(), "density", "--score", "41.7", "--parameters", "3.823e9", "--sensitivity", "--json");

        var rows = JsonDocument.Parse(run.Out).RootElement.GetProperty("sensitivity").EnumerateArray().ToArray();
        Assert.Equal(["D0", "optimum", "average", "anchor"], rows.Select(r => r.GetProperty("choice").GetString()!).Distinct());
        Assert.Equal(2, rows.Count(r => r.GetProperty("choice").GetString() == "optimum"));
        Assert.Equal(1, rows.Single(r => r.GetProperty("value").GetString() == "5e12 tokens").GetProperty("density").GetDouble(), 0.005);
    }

    [Fact]
    public void Run_MixtureOfExperts_ShowsTimeTotalActiveAndTheContradiction()
    {
        var run = CliRun.Of(
            TestComposition.Create(), "density", "--score", "50.0", "--parameters", "46.44B", "--active-parameters", "12.6B", "--time-ratio", "published", "--json");

        var time = JsonDocument.Parse(run.Out).RootElement.GetProperty("byTime");
        Assert.Equal(2.45, time.GetProperty("k1OverK2").GetDouble());
        // (46.44 × 2.45 + 12.6)/3.45.
        Assert.Equal(36.631e9, time.GetProperty("equivalentParameters").GetDouble(), 0.001e9);
        Assert.Equal(2, time.GetProperty("notes").GetArrayLength());
        Assert.True(time.GetProperty("valueByActiveParameters").GetDouble() > time.GetProperty("value").GetDouble());
    }

    [Fact]
    public void Run_TableOfScores_MarksThemAndSaysWhatIsMissing()
    {
        var file = Path.Combine(_work, "scores.csv");
        File.WriteAllLines(file, ["model,parameters,mmlu,bbh,math,humaneval,mbpp", "\"A, base\",3.823e9,60,50,40,30,28.5", "B,7e9,60,,40,30,28.5"]);

        var run = CliRun.Of(TestComposition.Create(), "density", "--scores", file, "--json");

        Assert.Equal(0, run.ExitCode);
        var document = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal("published, not measured", document.GetProperty("scoreSource").GetString());
        var models = document.GetProperty("models").EnumerateArray().ToArray();
        // The mean is 41.7 %: 3.823e9 in PAPER A.6.
        Assert.Equal("A, base", models[0].GetProperty("model").GetString());
        Assert.Equal(1, models[0].GetProperty("value").GetDouble(), 0.005);
        Assert.Equal("no score for bbh", models[1].GetProperty("status").GetString());
    }

    [Fact]
    public void Run_CurveInBitsPerByte_TakesTheLossBesideTheScore()
    {
        var file = Path.Combine(_work, "ladder.json");
        File.WriteAllText(file, """
            { "schemaVersion": 1, "id": "ladder", "source": { "citation": "a test", "licence": "none", "obtained": "by hand" }, "referenceTokens": 1e12,
              "referenceLadder": { "parametersMin": 1e8, "parametersMax": 1e9, "tokensMin": 1e9, "tokensMax": 1e11 },
              "curves": [ { "benchmark": "toy", "lossUnit": "bits-per-byte", "loss": { "a": 10, "alpha": 0.2, "b": 10, "beta": 0.2, "e": 0.4 },
                "score": { "c": 80, "gamma": -10, "l": 0.6, "d": 20 } } ] }
            """);

        var run = CliRun.Of(TestComposition.Create(), "density", "--curve", file, "--score", "60", "--loss", "0.55", "--parameters", "1B", "--json");

        Assert.Equal(0, run.ExitCode);
        var density = JsonDocument.Parse(run.Out).RootElement;
        // By hand: b D^-beta = 10·1e12^-0.2 = 0.039811; (0.55 − 0.4 − 0.039811)/10 to the power −5.
        Assert.Equal(Math.Pow(0.0110189, -5) / 1e9, density.GetProperty("fromLoss").GetProperty("value").GetDouble(), 0.001);
        Assert.Equal("undetermined", density.GetProperty("tension").GetProperty("verdict").GetString());
    }

    [Fact]
    public void Run_AnotherAverage_FitsThePublishedPointsByIt()
    {
        var paper = Density("density", "--score", "41.7", "--parameters", "3.823e9", "--compat", "published", "--json");
        var five = Density("density", "--score", "41.7", "--parameters", "3.823e9", "--average", "five", "--json");

        Assert.Equal(("published-2025/average", "published"), (paper.GetProperty("curve").GetString(), paper.GetProperty("average").GetString()));
        Assert.Equal(1, paper.GetProperty("value").GetDouble(), 0.005);
        Assert.Equal(("published-2025-five/average", "five"), (five.GetProperty("curve").GetString(), five.GetProperty("average").GetString()));
        // PAPER A.5: a consistent mean of five gives 16 to 50 % less.
        Assert.InRange(five.GetProperty("value").GetDouble(), 0.50, 0.84);
        Assert.NotEqual(JsonValueKind.Null, five.GetProperty("interval").ValueKind);
    }

    [Fact]
    public void Run_ACurveForAnotherAverage_IsRefusedInOneLine()
    {
        var file = Path.Combine(_work, "mine.json");
        File.WriteAllText(file, """
            { "schemaVersion": 1, "id": "mine", "source": { "citation": "a test", "licence": "none", "obtained": "by hand" }, "referenceTokens": 1e12,
              "referenceLadder": { "parametersMin": 1e8, "parametersMax": 1e9, "tokensMin": 1e9, "tokensMax": 1e11 },
              "curves": [ { "benchmark": "average", "average": "categories", "loss": { "a": 10, "alpha": 0.2, "b": 10, "beta": 0.2 },
                "score": { "c": 80, "gamma": -10, "l": 0.6, "d": 20 } } ] }
            """);

        Assert.Equal("categories", Density("density", "--curve", file, "--score", "60", "--parameters", "1B", "--json").GetProperty("average").GetString());
        var run = CliRun.Of(TestComposition.Create(), "density", "--curve", file, "--score", "60", "--parameters", "1B", "--average", "five");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("mine/average stands for the average 'categories', and --average five was asked for", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        var measure = Assert.Throws<ConfigurationException>(() => RunDensity.LoadReference(
            new CurveRequest(file, CurveAverage.Published), ["mmlu", "bbh", "math", "humaneval", "mbpp"]));
        Assert.Contains("and --compat published was asked for", measure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TheDevicesNumbers_GiveTheRatio()
    {
        // The paper's inputs with one byte a weight: 82.58e12/(2 · 100 · 1.01e12) = 0.40881.
        var time = Density(
            "density", "--score", "50.0", "--parameters", "1B", "--weight-bits", "5", "--time-ratio", "82.58e12,1.01e12,1,100", "--json").GetProperty("byTime");

        Assert.Equal(0.40881, time.GetProperty("k1OverK2").GetDouble(), 1e-5);
        // 1e9 (0.40881 · 5/16 + 1)/1.40881.
        Assert.Equal(0.80050e9, time.GetProperty("equivalentParameters").GetDouble(), 0.0001e9);
        Assert.Equal(JsonValueKind.Object, time.GetProperty("interval").ValueKind);
    }

    [Theory]
    [InlineData("--parameters is missing", "--score", "50")]
    [InlineData("there is no score", "--parameters", "7B")]
    [InlineData("there is no curve 'mmul' (did you mean mmlu?)", "--curve", "mmul", "--score", "50", "--parameters", "7B")]
    [InlineData("--average is 'fife' (did you mean five?)", "--score", "50", "--parameters", "7B", "--average", "fife")]
    [InlineData("--average and --compat exclude each other", "--score", "50", "--parameters", "7B", "--average", "five", "--compat", "published")]
    [InlineData("choose the average curve", "--curve", "mmlu", "--score", "50", "--parameters", "7B", "--average", "five")]
    [InlineData("--time-ratio has 2 numbers", "--score", "50", "--parameters", "7B", "--weight-bits", "4", "--time-ratio", "1,2")]
    [InlineData("--score is '101'; give a number from 0 to 100", "--score", "101", "--parameters", "7B")]
    [InlineData("--parameters is '7Q'; give a count", "--score", "50", "--parameters", "7Q")]
    [InlineData("a measured loss needs a curve in bits per byte", "--loss", "0.8", "--parameters", "7B")]
    public void Run_BadArgument_SaysWhatIsAllowed(string message, params string[] arguments)
    {
        var run = CliRun.Of(TestComposition.Create(), ["density", .. arguments]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static JsonElement Density(params string[] arguments)
    {
        var run = CliRun.Of(TestComposition.Create(), arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Out).RootElement;
    }
}
