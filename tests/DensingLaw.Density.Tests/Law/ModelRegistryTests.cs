using System.Text;

namespace DensingLaw.Density.Tests;

public sealed class ModelRegistryTests
{
    [Fact]
    public void ReadShipped_HoldsThePapersModelsWithSources()
    {
        var registry = ModelRegistry.ReadShipped();

        Assert.Equal(101, registry.Models.Count);
        var gemma = registry.Models.Single(m => m.Id == "google/gemma-2-9b");
        Assert.Equal(new DateOnly(2024, 6, 27), gemma.Date);
        Assert.Equal(9_240_000_000, gemma.Parameters.Total);
        Assert.Equal(8_000_000_000_000, gemma.TrainingTokens);
        Assert.Equal(0.713, gemma.Scores.Single(s => s.Benchmark == "mmlu").Score);
        Assert.All(registry.Models.SelectMany(m => m.Scores), s => Assert.NotEmpty(s.Source));
    }

    [Fact]
    public void ToJson_ThenParse_IsTheSame()
    {
        var registry = ModelRegistry.ReadShipped().With(Measured("mine", "run a"));

        Assert.Equal(registry.ToJson(), ModelRegistry.Parse(registry.ToJson(), "r.json").ToJson());
    }

    [Fact]
    public void With_KnownId_KeepsItsScoresAndAddsTheMeasuredOnes()
    {
        var registry = ModelRegistry.ReadShipped().With(Measured("google/gemma-2-9b", "run a")).With(Measured("google/gemma-2-9b", "run b"));

        var gemma = registry.Models.Single(m => m.Id == "google/gemma-2-9b");
        Assert.Equal(101, registry.Models.Count);
        Assert.Equal(["run a", "run b"], gemma.Scores.TakeLast(2).Select(s => s.Source));
        Assert.Equal("Google", gemma.Organisation);
        Assert.Equal(2, gemma.Densities.Count);
    }

    [Fact]
    public void With_ARunTwice_IsRefused()
    {
        var registry = new ModelRegistry { Models = [] }.With(Measured("mine", "run a"));

        var error = Assert.Throws<InvalidDataException>(() => registry.With(Measured("other", "run a")));

        Assert.Equal("run a is in the registry already, under mine; a run is added once", error.Message);
    }

    [Fact]
    public void With_AnotherSize_IsRefused()
    {
        var registry = new ModelRegistry { Models = [] }.With(Measured("mine", "run a"));

        Assert.Throws<InvalidDataException>(() => registry.With(Measured("mine", "run b") with { Parameters = new RegistryParameters(12, 11, 11) }));
    }

    // ln(4/1)/(2 · 1.645) for a 90 % interval from 1 to 4.
    [Fact]
    public void MeasuredOn_ACurve_GivesDensitiesWithTheirError()
    {
        var registry = new ModelRegistry { Models = [] }.With(Measured("mine", "run a"));

        var model = Assert.Single(registry.MeasuredOn("average"));

        Assert.Equal((2.0, 8.0), (model.Density, model.Parameters));
        Assert.Equal(Math.Log(4) / (2 * 1.6448536), model.LogStandardDeviation!.Value, 6);
        Assert.Empty(registry.MeasuredOn("mmlu"));
    }

    [Theory]
    [InlineData("{", "not a model registry")]
    [InlineData("null", "is null")]
    [InlineData("""{"models": []}""", "not a model registry")]
    [InlineData("""{"schemaVersion": 1, "models": [], "more": 1}""", "not a model registry")]
    [InlineData("""{"schemaVersion": 2, "models": []}""", "schemaVersion is 2; this version reads 1")]
    [InlineData("""{"models": [{"id": "a"}]}""", "not a model registry")]
    public void Parse_NotARegistry_IsRefused(string json, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => ModelRegistry.Parse(Encoding.UTF8.GetBytes(json), "r.json"));

        Assert.StartsWith("r.json: " + message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("0.5", "1.5", "mmlu has the score 1.5")]
    [InlineData("\"total\": 10", "\"total\": 0", "parameters below 1")]
    [InlineData("\"value\": 2", "\"value\": -2", "the density on published-2025/average is -2")]
    public void Parse_AWrongNumber_IsRefusedByName(string right, string wrong, string message)
    {
        var json = Encoding.UTF8.GetString(new ModelRegistry { Models = [Measured("mine", "run a")] }.ToJson());
        Assert.Contains(right, json, StringComparison.Ordinal);

        var error = Assert.Throws<InvalidDataException>(() => ModelRegistry.Parse(Encoding.UTF8.GetBytes(json.Replace(right, wrong, StringComparison.Ordinal)), "r.json"));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static RegistryModel Measured(string id, string run) => new()
    {
        Id = id,
        Name = id,
        Date = new DateOnly(2025, 1, 1),
        Parameters = new RegistryParameters(10, 8, 8),
        Scores = [new RegistryScore { Benchmark = "mmlu", Score = 0.5, Source = run }],
        Densities = [new RegistryDensity("published-2025/average", 2, new TrendInterval(1, 4, 0.9), run)],
    };
}
