using System.IO.Compression;
using System.Text.Json;
using DensingLaw.Evaluation.Scoring;
using DensingLaw.Tests;

namespace DensingLaw.Evaluation.Tests.Scoring;

public sealed class ChoiceScorerTests
{
    [Theory]
    [InlineData(new[] { -1.0, -2, -3, -4 }, 0, 1.0)]
    [InlineData(new[] { -4.0, -2.5, -1, -3 }, 2, 1.5)]
    [InlineData(new[] { -2.0, -1, -1, -3 }, 1, 0.0)]
    [InlineData(new[] { -1.0, -1, -1, -1 }, 0, 0.0)]
    [InlineData(new[] { -5.0, -4, -3, -3 }, 2, 0.0)]
    [InlineData(new[] { double.NegativeInfinity, -3, double.NegativeInfinity, -7 }, 1, 4.0)]
    [InlineData(new[] { double.NegativeInfinity, double.NegativeInfinity }, 0, 0.0)]
    public void Score_Choices_TheFirstLargestWins(double[] logLikelihoods, int predicted, double margin)
    {
        Assert.Equal(new ChoiceOutcome(predicted, true, margin), ChoiceScorer.Score(logLikelihoods, predicted));
        Assert.False(ChoiceScorer.Score(logLikelihoods, predicted == 0 ? 1 : 0).Correct);
    }

    [Fact]
    public void Score_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => ChoiceScorer.Score([-1.0], 0));
        Assert.Throws<ArgumentException>(() => ChoiceScorer.Score([-1.0, double.NaN], 0));
        Assert.Throws<ArgumentException>(() => ChoiceScorer.Score([double.PositiveInfinity, -1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChoiceScorer.Score([-1.0, -2], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChoiceScorer.Score([-1.0, -2], -1));
    }

    [Fact]
    public void Score_LmEvalsLogLikelihoods_GiveLmEvalsPredictionsAndAccuracy()
    {
        var rows = 0;
        foreach (var file in Directory.EnumerateFiles(SharedFolder.Require("goldens/smollm2/lm-eval"), "mmlu_*.jsonl.gz"))
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            while (reader.ReadLine() is { } line)
            {
                var row = JsonDocument.Parse(line).RootElement;
                double[] logLikelihoods = [.. row.GetProperty("loglikelihoods").EnumerateArray().Select(v => v.GetDouble())];
                var outcome = ChoiceScorer.Score(logLikelihoods, row.GetProperty("gold").GetString()![0] - 'A');
                Assert.Equal(row.GetProperty("pred").GetString()![0] - 'A', outcome.PredictedIndex);
                Assert.Equal(row.GetProperty("acc").GetDouble(), outcome.Correct ? 1 : 0);
                rows++;
            }
        }

        Assert.Equal(480, rows);
    }
}
