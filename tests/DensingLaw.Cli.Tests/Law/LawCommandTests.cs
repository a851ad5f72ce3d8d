using System.Globalization;
using System.Text.Json;
using DensingLaw.Tests;

namespace DensingLaw.Cli.Tests;

public sealed class LawCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("densinglaw-law-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(null)]
    [InlineData("paper/nmi_fig1_densities.csv")]
    public void Fit_Json_IsThePapersLine(string? densities)
    {
        var run = Law(["fit", "--json", .. densities is null ? (string[])[] : ["--densities", SharedFolder.Require(densities)]]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Out);
        var fit = json.RootElement.GetProperty("fit");
        Assert.Equal("records", fit.GetProperty("rule").GetString());
        Assert.Equal(0.006529, fit.GetProperty("slopePerDay").GetDouble(), 6);
        Assert.Equal(-2.6111, fit.GetProperty("intercept").GetDouble(), 3);
        Assert.Equal(0.9340, fit.GetProperty("rSquared").GetDouble(), 4);
        Assert.Equal(106.2, fit.GetProperty("doublingDays").GetDouble(), 1);
        Assert.Equal(9, fit.GetProperty("records").GetArrayLength());
        var interval = fit.GetProperty("interval");
        Assert.InRange(106.2, interval.GetProperty("lower").GetDouble(), interval.GetProperty("upper").GetDouble());
        Assert.Equal(0.9, interval.GetProperty("level").GetDouble());
        Assert.Equal(["records", "running-maximum", "all-models", "quantile-95"], json.RootElement.GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("rule").GetString()));
    }

    [Theory]
    [InlineData("fit", "--draws", "100")]
    [InlineData("explain")]
    [InlineData("forecast", "--score", "75", "--parameters", "8B")]
    [InlineData("forecast", "--memory", "24", "--year", "2026")]
    public void Tables_AnyCommand_FitAHundredColumnsInAnyCulture(params string[] arguments)
    {
        var before = CultureInfo.CurrentCulture;
        var invariant = Law(arguments);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(invariant.Out, Law(arguments).Out);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal((0, ""), (invariant.ExitCode, invariant.Error));
        Assert.All(invariant.Out.Split('\n'), line => Assert.True(new StringInfo(line).LengthInTextElements <= 100, $"{line.Length} columns: {line}"));
    }

    [Theory]
    [InlineData("records")]
    [InlineData("running-maximum")]
    [InlineData("all-models")]
    [InlineData("quantile-95")]
    public void Explain_AnyRule_IsJsonWithTheRulesFit(string rule)
    {
        var run = Law("explain", "--rule", rule, "--draws", "100", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(rule, json.RootElement.GetProperty("fit").GetProperty("rule").GetString());
        Assert.Equal(10, json.RootElement.GetProperty("corollaries").GetArrayLength());
    }

    [Fact]
    public void Explain_ReplacedFile_IsTheOneThatCounts()
    {
        var prices = Write("prices.csv", "model,date,usd_per_million_tokens\na,2024-01-01,8\nb,2024-01-31,4\nc,2024-03-01,2\n");

        var run = Law("explain", "--prices", prices, "--json");

        using var json = JsonDocument.Parse(run.Out);
        var price = json.RootElement.GetProperty("corollaries").EnumerateArray().Single(c => c.GetProperty("key").GetString() == "price");
        Assert.Equal(prices, price.GetProperty("data").GetString());
        Assert.Equal(4, price.GetProperty("findings")[0].GetProperty("value").GetDouble());
        Assert.Equal(30, price.GetProperty("findings")[2].GetProperty("value").GetDouble(), 9);
    }

    [Fact]
    public void Fit_BadCell_Exits3AndNamesIt()
    {
        var path = Write("d.csv", "model,release_date,density\na,2024-01-01,1\nb,2024-06-01,none\n");

        var run = Law("fit", "--densities", path);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal([$"error: {path}: line 3, column density: 'none'; a finite number above 0, with a point for decimals is allowed"], run.ErrorLines);
    }

    [Fact]
    public void Fit_NoFile_Exits2() => Assert.Equal(2, Law("fit", "--densities", Path.Combine(_folder, "none.csv")).ExitCode);

    [Fact]
    public void Fit_TwoModels_HasALineAndNoInterval()
    {
        var path = Write("d.csv", "model,date,density\na,2024-01-01,1\nb,2024-01-31,2\n");

        var run = Law("fit", "--densities", path, "--json");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(30, json.RootElement.GetProperty("fit").GetProperty("doublingDays").GetDouble(), 9);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("fit").GetProperty("interval").GetProperty("lower").ValueKind);
        Assert.Equal(0, Law("fit", "--densities", path).ExitCode);
    }

    // Doubling in a day: within a year the densities leave the range of a double.
    [Fact]
    public void AnyCommand_ATrendThatLeavesAllNumbers_SaysSo()
    {
        var path = Write("d.csv", "model,date,density\na,2024-01-01,1\nb,2024-01-02,1000\nc,2024-01-03,1000000\n");

        Assert.Equal((0, ""), (Law("fit", "--densities", path, "--json").ExitCode, Law("fit", "--densities", path).Error));
        var explain = Law("explain", "--densities", path, "--json");
        Assert.Equal((0, ""), (explain.ExitCode, explain.Error));
        Assert.Contains("leaves every number a computer holds", explain.Out, StringComparison.Ordinal);
        var forecast = Law("forecast", "--densities", path, "--memory", "24", "--year", "2100");
        Assert.Equal(2, forecast.ExitCode);
        Assert.Contains("ask for an earlier day", forecast.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model,date,density\na,2024-01-01,4\nb,2024-01-31,2\nc,2024-03-01,1\n")]
    [InlineData("model,date,density\na,2024-01-01,4\nb,2024-01-01,2\nc,2024-01-01,1\n")]
    [InlineData("model,date,density\na,2024-01-01,4\n")]
    public void AnyCommand_NoTwoRecords_Exits3WithOneLine(string csv)
    {
        var path = Write("d.csv", csv);

        foreach (var verb in (string[])["fit", "explain"])
        {
            var run = Law(verb, "--densities", path);
            Assert.Equal(3, run.ExitCode);
            Assert.Contains("a trend needs at least 2", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Fit_WrongValues_AreAllNamed()
    {
        var run = Law("fit", "--rule", "recrds", "--level", "2", "--draws", "5", "--origin", "24.02.2023", "--density-log-sd", "-1");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(6, run.ErrorLines.Count);
        Assert.Contains("error: unknown rule recrds (did you mean records?); there are: records, running-maximum, all-models, quantile-95", run.ErrorLines);
        Assert.Contains("error: --origin is '24.02.2023'; give a date such as 2024-06-27", run.ErrorLines);
    }

    [Theory]
    [InlineData("--score", "5")]
    [InlineData("--parameters", "8B")]
    [InlineData("--memory", "24")]
    [InlineData("--memory", "24", "--score", "50", "--parameters", "1B", "--year", "2026")]
    [InlineData("--memory", "24", "--year", "2026", "--date", "2026-01-01")]
    [InlineData("--memory", "24", "--year", "2426")]
    [InlineData("--score", "50", "--parameters", "many")]
    [InlineData("--score", "50", "--parameters", "1B", "--rule", "quantile-95")]
    [InlineData("--score", "50", "--parameters", "1B", "--benchmark", "mmul")]
    [InlineData("--device", "RTX 4091", "--year", "2026")]
    public void Forecast_AHalfQuestion_Exits2WithOneLineAndUsage(params string[] arguments)
    {
        var run = Law(["forecast", .. arguments]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: ", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }

    [Fact]
    public void Forecast_Json_IsLabelledAsAnExtrapolation()
    {
        using var reach = JsonDocument.Parse(Law("forecast", "--score", "75", "--parameters", "8B", "--json").Out);
        using var device = JsonDocument.Parse(Law("forecast", "--device", "rtx 4090", "--date", "2026-07-01", "--json").Out);

        Assert.True(reach.RootElement.GetProperty("reach").GetProperty("extrapolation").GetBoolean());
        Assert.False(reach.RootElement.TryGetProperty("device", out _));
        Assert.True(device.RootElement.GetProperty("device").GetProperty("extrapolation").GetBoolean());
        Assert.Equal(24, device.RootElement.GetProperty("device").GetProperty("memory").GetProperty("gigabytes").GetDouble());
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static CliRun Law(params string[] arguments) => CliRun.Of(TestComposition.Create(), ["law", .. arguments]);
}
