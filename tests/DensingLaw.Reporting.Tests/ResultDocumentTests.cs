using System.Globalization;
using System.Text;
using DensingLaw.Evaluation;

namespace DensingLaw.Reporting.Tests;

public sealed class ResultDocumentTests
{
    // Written by hand from the records below: 2 of 3 right; pooled standard error √((2−1)·2·0.5² / (3−2) / 3) = √(1/6); the Wilson interval of 2/3 with z = 1.6448536269514722.
    private const string Expected =
        """
        {
          "schemaVersion": 1,
          "run": {
            "id": "tiny-mmlu-0123abcd",
            "complete": true,
            "suite": null,
            "limit": 2,
            "subtasks": null,
            "seed": 0
          },
          "checkpoint": {
            "path": "/models/tiny",
            "sha256": "c0",
            "tokenizerSha256": "70",
            "addsBos": true,
            "family": "llama",
            "parameters": {
              "total": 134515008,
              "nonEmbedding": 106203456,
              "active": 106203456
            },
            "precision": "q4_1",
            "quantization": "gguf:q4_1"
          },
          "engine": {
            "name": "onnx",
            "version": "1.31.0",
            "device": "cpu",
            "threads": 2,
            "precision": "fp32"
          },
          "benchmarks": [
            {
              "name": "mmlu",
              "protocol": "mmlu/lm-eval-5shot",
              "protocolSha256": "90",
              "dataSha256": "d0",
              "items": 3,
              "itemsPlanned": 3,
              "score": 0.6666666666666666,
              "macroScore": 0.75,
              "standardError": 0.408248290463863,
              "interval": {
                "lower": 0.2535338682812242,
                "upper": 0.9217342736662717,
                "level": 0.9
              },
              "truncated": 1,
              "boundaryMerged": 0,
              "otherScores": {},
              "passAt": {},
              "completions": null,
              "losses": [],
              "dataDifferences": [],
              "categories": [],
              "subtasks": [
                {
                  "name": "algebra",
                  "category": null,
                  "items": 2,
                  "score": 0.5,
                  "standardError": 0.5
                },
                {
                  "name": "law",
                  "category": null,
                  "items": 1,
                  "score": 1,
                  "standardError": null
                }
              ]
            }
          ],
          "lossRules": null,
          "density": {
            "curve": "published-2025/mmlu",
            "average": null,
            "score": 0.6666666666666666,
            "referenceTokens": 5000000000000,
            "effectiveParameters": 150000000.5,
            "effectiveParametersInterval": {
              "lower": 60000000,
              "upper": null,
              "level": 0.9
            },
            "value": 1.25,
            "interval": {
              "lower": 0.5,
              "upper": 2.5,
              "level": 0.9
            },
            "status": "in-range",
            "byTime": null,
            "fromLoss": null,
            "tension": null,
            "notes": []
          },
          "performance": {
            "wallSeconds": 12.5,
            "loadSeconds": 1.5,
            "promptTokens": 1000,
            "computedTokens": 200,
            "reusedTokens": 800,
            "newTokens": 0,
            "prefillTokensPerSecond": 500.25,
            "decodeTokensPerSecond": null,
            "peakMemoryBytes": 1048576
          }
        }

        """;

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void ToJson_UnderAnyCulture_IsTheSameText(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var json = Encoding.UTF8.GetString(SampleResult.Build().ToJson());
        // The interval is checked by value, everything else by text: the last digit of a square root is not this test's matter.
        var interval = SampleResult.Build().Benchmarks[0].Interval;
        Assert.Equal(0.2535338682812242, interval.Lower!.Value, 14);
        Assert.Equal(0.9217342736662717, interval.Upper!.Value, 14);
        Assert.Equal(WithoutInterval(Expected), WithoutInterval(json));
    }

    [Fact]
    public void FromJson_OfAWrittenResult_WritesTheSameBytes()
    {
        var json = SampleResult.Build().ToJson();
        Assert.Equal(json, ResultDocument.FromJson(json, "result.json").ToJson());
    }

    [Fact]
    public void FromJson_CutFile_IsADataIntegrityError() =>
        Assert.Throws<DataIntegrityException>(() => ResultDocument.FromJson(SampleResult.Build().ToJson().AsSpan(0, 100), "result.json"));

    [Fact]
    public void ToJson_NotANumber_IsRefused() =>
        Assert.Throws<ArgumentException>(() => (SampleResult.Build() with { Density = SampleResult.Density with { Value = double.NaN } }).ToJson());

    [Fact]
    public void Build_ItemsMissing_IsNotComplete()
    {
        var result = ResultBuilder.Build(SampleResult.Manifest, new RunRecords(SampleResult.Records[..2]), null, null);
        Assert.False(result.Run.Complete);
        Assert.Equal(3, result.Benchmarks[0].ItemsPlanned);
        Assert.Empty(ResultBuilder.Build(SampleResult.Manifest, new RunRecords([]), null, null).Benchmarks);
    }

    private static string WithoutInterval(string json) =>
        string.Join('\n', json.Split('\n').Where(l => !l.Contains("er\": 0.25", StringComparison.Ordinal) && !l.Contains("er\": 0.92", StringComparison.Ordinal)));
}
