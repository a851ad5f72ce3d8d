using DensingLaw.Density;

namespace DensingLaw.Cli.Tests;

public sealed class LawAddTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("densinglaw-add-").FullName;

    private string Registry => Path.Combine(_folder, "models.json");

    private string Run => Path.Combine(_folder, "run");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Add_AFinishedRun_WritesItsScoresAndDensity()
    {
        Measure();

        var add = Add(Run, "--id", "mine", "--date", "2025-01-01", "--tokens", "2T");

        Assert.Equal((0, ""), (add.ExitCode, add.Error));
        Assert.Equal($"mine: 1 score(s) and 1 density added to {Registry}\n", add.Out);
        var model = Assert.Single(ModelRegistry.Parse(File.ReadAllBytes(Registry), Registry).Models);
        Assert.Equal(("mine", new DateOnly(2025, 1, 1), 2_000_000_000_000), (model.Id, model.Date, model.TrainingTokens));
        Assert.Equal(new RegistryParameters(1000, 800, 800), model.Parameters);
        // Two of three items are right.
        Assert.Equal(2.0 / 3, Assert.Single(model.Scores).Score, 12);
        Assert.StartsWith("mmlu/test p; 30 items; ", model.Scores[0].Settings, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(model.Densities).Value);
        Assert.Equal(["models.json", "models.json.lock", "run"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Add_EightRunsAtOnce_KeepsThemAll()
    {
        Measure();
        var result = File.ReadAllText(Path.Combine(Run, "result.json"));
        var id = System.Text.Json.JsonDocument.Parse(result).RootElement.GetProperty("run").GetProperty("id").GetString()!;
        var adds = Enumerable.Range(0, 8).Select(i =>
        {
            var file = Path.Combine(_folder, $"result{i}.json");
            File.WriteAllText(file, result.Replace(id, $"run-{i}", StringComparison.Ordinal));
            return Task.Run(() => Add(file, "--id", $"model-{i}", "--date", "2025-01-01"), TestContext.Current.CancellationToken);
        });

        var added = await Task.WhenAll(adds.ToArray());

        Assert.All(added, a => Assert.Equal((0, ""), (a.ExitCode, a.Error)));
        Assert.Equal(
            Enumerable.Range(0, 8).Select(i => $"model-{i}"),
            ModelRegistry.Parse(File.ReadAllBytes(Registry), Registry).Models.Select(m => m.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Add_TheSameRunTwice_IsRefusedAndChangesNothing()
    {
        Measure();
        Add(Run, "--id", "mine", "--date", "2025-01-01");
        var before = File.ReadAllBytes(Registry);

        var again = Add(Path.Combine(Run, "result.json"), "--id", "other", "--date", "2025-01-01");

        Assert.Equal(2, again.ExitCode);
        Assert.Contains("is in the registry already, under mine; a run is added once", Assert.Single(again.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Registry));
    }

    [Fact]
    public void Add_AModelThatShips_NeedsNoDate()
    {
        Measure();

        var add = Add(Run, "--id", "google/gemma-2-9b");

        Assert.Equal(0, add.ExitCode);
        var model = Assert.Single(ModelRegistry.Parse(File.ReadAllBytes(Registry), Registry).Models);
        Assert.Equal((new DateOnly(2024, 6, 27), "Google"), (model.Date, model.Organisation));
    }

    [Fact]
    public void Add_AnUnknownModelWithoutDate_IsRefused()
    {
        Measure();

        var add = Add(Run, "--id", "google/gemma-2-9c");

        Assert.Equal(2, add.ExitCode);
        Assert.Contains("(did you mean google/gemma-2-9b?); give its release date with --date", Assert.Single(add.ErrorLines), StringComparison.Ordinal);
        Assert.False(File.Exists(Registry));
    }

    [Fact]
    public void Add_NoRunOrADamagedRegistry_IsOneLine()
    {
        Assert.Equal(2, Add(Run, "--id", "mine", "--date", "2025-01-01").ExitCode);
        Measure();
        File.WriteAllText(Registry, "{");
        var add = Add(Run, "--id", "mine", "--date", "2025-01-01");
        Assert.Equal(3, add.ExitCode);
        Assert.Single(add.ErrorLines);
    }

    [Fact]
    public void Fit_WithARegistryOfNoAverageDensity_SaysSo()
    {
        Measure();
        Add(Run, "--id", "mine", "--date", "2025-01-01");

        var fit = CliRun.Of(TestComposition.Create(), "law", "fit", "--registry", Registry);

        Assert.Equal(2, fit.ExitCode);
        Assert.Contains("has no density of all five benchmarks", Assert.Single(fit.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_WithARegistry_AddsItsModelsToTheTrend()
    {
        File.WriteAllBytes(Registry, new ModelRegistry
        {
            Models =
            [
                new RegistryModel
                {
                    Id = "mine",
                    Name = "mine",
                    Date = new DateOnly(2025, 6, 1),
                    Parameters = new RegistryParameters(1000, 800, 800),
                    Scores = [],
                    Densities = [new RegistryDensity("published-2025/average", 9, new TrendInterval(6, 13, 0.9), "run a")],
                },
            ],
        }.ToJson());

        var fit = CliRun.Of(TestComposition.Create(), "law", "fit", "--registry", Registry);

        Assert.Equal((0, ""), (fit.ExitCode, fit.Error));
        Assert.Contains("52 models of law/densities.csv and", fit.Out, StringComparison.Ordinal);
        Assert.Contains("mine               2025-06-01", fit.Out, StringComparison.Ordinal);
    }

    /// <summary>Three models at ρ = 1, 2, 4 a hundred days apart, whatever the paper's models do.</summary>
    [Fact]
    public void Fit_WithARegistryAlone_IsTheTrendOfItsModels()
    {
        File.WriteAllBytes(Registry, new ModelRegistry
        {
            Models =
            [
                .. Enumerable.Range(0, 3).Select(i => new RegistryModel
                {
                    Id = $"mine-{i}",
                    Name = $"mine-{i}",
                    Date = new DateOnly(2025, 1, 1).AddDays(100 * i),
                    Parameters = new RegistryParameters(1000, 800, 800),
                    Scores = [],
                    Densities = [new RegistryDensity("mini/average", Math.Pow(2, i), null, $"run {i}")],
                }),
            ],
        }.ToJson());

        var fit = CliRun.Of(TestComposition.Create(), "law", "fit", "--densities", "none", "--registry", Registry, "--json");

        Assert.Equal((0, ""), (fit.ExitCode, fit.Error));
        using var json = System.Text.Json.JsonDocument.Parse(fit.Out);
        Assert.Equal(3, json.RootElement.GetProperty("models").GetInt32());
        Assert.Equal(100, json.RootElement.GetProperty("fit").GetProperty("doublingDays").GetDouble(), 1e-9);
    }

    private void Measure() => Assert.Equal(0, CliRun.Of(
        TestComposition.Create(), "measure", _folder, "--data", _folder, "--benchmarks", "mmlu", "--run-dir", Run).ExitCode);

    private CliRun Add(string run, params string[] more) => CliRun.Of(TestComposition.Create(), ["law", "add", run, "--registry", Registry, .. more]);
}
