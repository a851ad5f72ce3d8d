using System.Globalization;
using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Reporting.Tests;

public sealed class DensityReadingsTests
{
    private const long Parameters = 106_203_456;

    /// <summary>The sample's q4_1 checkpoint, whose blocks of 32 take 20 bytes: 5 bits a weight.</summary>
    private static RunManifest Manifest(double? bits = 5) => SampleResult.Manifest with
    {
        Plan = SampleResult.Manifest.Plan with { Checkpoint = SampleResult.Manifest.Plan.Checkpoint with { WeightBits = bits } },
    };

    /// <summary>L = 10 N^−0.2 + 10 D^−0.2 + 0.4 in bits per byte.</summary>
    private static ReferenceCurveSet Ladder { get; } = ReferenceCurveSet.Parse("""
        { "schemaVersion": 1, "id": "ladder", "source": { "citation": "a test", "licence": "none", "obtained": "by hand" }, "referenceTokens": 1e12,
          "referenceLadder": { "parametersMin": 1e8, "parametersMax": 1e9, "tokensMin": 1e9, "tokensMax": 1e11 },
          "curves": [ { "benchmark": "mmlu", "lossUnit": "bits-per-byte", "loss": { "a": 10, "alpha": 0.2, "b": 10, "beta": 0.2, "e": 0.4 },
            "score": { "c": 80, "gamma": -10, "l": 0.6, "d": 20 } } ] }
        """u8.ToArray(), "ladder.json");

    [Fact]
    public void Of_AQuantisedCheckpoint_HasItsDensityByTimeBesideThePlainOne()
    {
        var section = Read(ReferenceCurveSet.LoadPublished(), 66.6, Manifest());

        var time = section.ByTime!;
        // k1/k2 = 2 · 82.58e12/(2 · 100 · 1.01e12) = 0.817624; (0.817624 · 5/16 + 1)/1.817624 = 0.690741.
        Assert.Equal(0.817624, time.K1OverK2, 1e-6);
        Assert.Equal(0.690741 * Parameters, time.EquivalentParameters, 1e-5 * Parameters);
        Assert.Equal(section.Value!.Value / 0.690741, time.Value!.Value, 1e-5 * time.Value.Value);
        Assert.Equal(section.Interval!.Lower!.Value / 0.690741, time.Interval!.Lower!.Value, 1e-4 * time.Interval.Lower!.Value);
        // (2.45 · 5/16 + 1)/3.45.
        Assert.Equal(section.Value.Value / 0.511775, time.ValueWithPublishedRatio!.Value, 1e-4 * time.Value.Value);
        Assert.Contains(section.Notes, n => n.Contains("its own inputs", StringComparison.Ordinal));
        Assert.Contains(Table(section), r => r.StartsWith("ρ by time, k1/k2 = 0.818", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_AMixtureOfExperts_HasTotalAndActive()
    {
        var plan = SampleResult.Manifest.Plan;
        var manifest = SampleResult.Manifest with
        {
            Plan = plan with { Checkpoint = plan.Checkpoint with { Parameters = plan.Checkpoint.Parameters with { Active = 26_550_864 }, Precision = "bf16", Quantization = null } },
        };

        var section = Read(ReferenceCurveSet.LoadPublished(), 66.6, manifest);

        Assert.Equal(16, section.ByTime!.WeightBits);
        Assert.Equal(section.Value, section.ByTime.ValueByTotalParameters);
        Assert.Equal(4 * section.Value!.Value, section.ByTime.ValueByActiveParameters!.Value, 1e-9 * section.Value.Value);
        Assert.Contains(Table(section), r => r.StartsWith("ρ by active parameters", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_ADenseModelInFloatingPoint_HasNoDensityByTime()
    {
        var plan = SampleResult.Manifest.Plan;
        var section = Read(ReferenceCurveSet.LoadPublished(), 66.6, SampleResult.Manifest with
        {
            Plan = plan with { Checkpoint = plan.Checkpoint with { Precision = "bf16", Quantization = null } },
        });
        Assert.Null(section.ByTime);
        Assert.DoesNotContain(section.Notes, n => n.StartsWith("By time", StringComparison.Ordinal));
        Assert.Contains(Read(ReferenceCurveSet.LoadPublished(), 66.6, Manifest(bits: null)).Notes, n => n.StartsWith("By time: none", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_AScoreBelowTheFloor_BoundsTheDensityByTime()
    {
        var section = Read(ReferenceCurveSet.LoadPublished(), 20, Manifest());

        Assert.Equal("below-floor", section.Status);
        Assert.Null(section.ByTime!.Value);
        Assert.Null(section.ByTime.Interval!.Lower);
        Assert.Equal(section.Interval!.Upper!.Value / 0.690741, section.ByTime.Interval.Upper!.Value, 1e-4 * section.ByTime.Interval.Upper.Value);
    }

    [Fact]
    public void Of_ACurveInAnotherUnit_SaysWhyTheLossGivesNothing()
    {
        var section = Read(ReferenceCurveSet.LoadPublished(), 66.6, Manifest(), Losses(0.5, 0.6));

        Assert.Equal(("no-bits-per-byte", null), (section.FromLoss!.Status, section.FromLoss.Value));
        Assert.Contains("a unit that its source does not state", section.FromLoss.Sentence, StringComparison.Ordinal);
        Assert.Contains(section.FromLoss.Sentence, section.Notes);
        Assert.Null(section.Tension);
        Assert.Contains(Table(section), r => r.EndsWith("none: no-bits-per-byte", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_ACurveInBitsPerByte_ReadsTheLossBesideTheScore()
    {
        var section = Read(Ladder, 60, Manifest(), Losses(0.5, 0.6));

        var loss = section.FromLoss!;
        Assert.Equal(0.55, loss.Loss!.Value, 1e-12);
        Assert.Equal(["mmlu text"], loss.Kinds);
        // By hand: 10 · 1e12^−0.2 = 0.039811; ((0.55 − 0.4 − 0.039811)/10)^−5.
        Assert.Equal(Math.Pow(0.0110189, -5), loss.EffectiveParameters!.Value, 2e-4 * loss.EffectiveParameters.Value);
        Assert.Equal(loss.EffectiveParameters.Value / Parameters, loss.Value!.Value, 1e-9);
        Assert.NotNull(loss.Interval);
        Assert.Equal(section.EffectiveParameters / loss.EffectiveParameters, section.Tension!.Ratio);
        Assert.Contains(section.Tension.Sentence, section.Notes);
    }

    [Fact]
    public void Of_ALossThatNoReferenceModelReaches_IsAStatusWithABound()
    {
        // The law's floor at D0 is 0.4398.
        var section = Read(Ladder, 60, Manifest(), Losses(0.42, 0.45));

        Assert.Equal("above-ceiling", section.FromLoss!.Status);
        Assert.Null(section.FromLoss.Value);
        Assert.NotNull(section.FromLoss.Interval!.Lower);
        Assert.Contains("ρ > ", section.FromLoss.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ARunWithoutLosses_SaysThatNoneIsMeasured() =>
        Assert.Equal("not-measured", Read(Ladder, 60, Manifest()).FromLoss!.Status);

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void Reports_WithOtherReadings_HaveThemInEveryFormat(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var section = Read(Ladder, 60, Manifest(), Losses(0.5, 0.6));
        var result = ResultBuilder.Build(Manifest(), new RunRecords(SampleResult.Records), section, SampleResult.Performance);
        var report = RunReport.Of(result, Ladder);

        Assert.Contains("Other readings", HtmlReport.Of(report, echarts: null), StringComparison.Ordinal);
        Assert.Contains("ρ from the loss", MarkdownReport.Of(report), StringComparison.Ordinal);
        Assert.Contains(",density_by_time,", CsvReport.Of(report), StringComparison.Ordinal);
        Assert.Contains("density_from_loss,extrapolated,,", CsvReport.Of(report), StringComparison.Ordinal);
        Assert.Equal(result.ToJson(), ResultDocument.FromJson(result.ToJson(), "r").ToJson());
    }

    private static DensitySection Read(ReferenceCurveSet references, double score, RunManifest manifest, params ItemLoss[] losses)
    {
        var estimate = new DensityEstimator(references).EstimateScore("mmlu", score, 0.5, manifest.Plan.Checkpoint.Parameters.NonEmbedding);
        return DensityReadings.Of(manifest, new RunRecords([.. SampleResult.Records, .. losses]), references, estimate, TimeRatio.Of(InferenceHardware.Rtx4090));
    }

    // Two items in each of two sub-tasks, so that they can be resampled; a letter's loss beside each, which must not count.
    private static ItemLoss[] Losses(double low, double high) =>
        [.. Enumerable.Range(0, 4).SelectMany(i => new[] { Loss(i, LossKind.Letter, 3), Loss(i, LossKind.Text, i % 2 == 0 ? low : high) })];

    private static ItemLoss Loss(int index, LossKind kind, double bitsPerByte) => new()
    {
        Benchmark = "mmlu",
        Subtask = index < 2 ? "algebra" : "law",
        Item = $"loss/{index}",
        Kind = kind,
        ContextSha256 = "c",
        ContextTokens = 10,
        Nats = bitsPerByte * 8 * Math.Log(2),
        SeamNats = 0,
        Tokens = 2,
        Bytes = 8,
        BytesScored = 8,
        MovedSpaces = 0,
        UnknownTokens = 0,
        BoundaryMerged = false,
        Truncated = false,
        IsGreedy = false,
    };

    private static string[] Table(DensitySection section) => [.. ResultTables.Density(
        ResultBuilder.Build(SampleResult.Manifest, new RunRecords(SampleResult.Records), section, null)).ToTextLines()];
}
