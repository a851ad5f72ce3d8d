using System.Globalization;
using System.Text.RegularExpressions;

namespace DensingLaw.EndToEnd.Tests.Ladder;

/// <summary>The memory of a process that trains for many thousand steps. Soak only.</summary>
public sealed partial class TrainingMemoryTests : IDisposable
{
    private const int Steps = 20_000;

    /// <summary>Hidden 12, two layers: 2,364 parameters; m·N tokens in steps of 64.</summary>
    private const string Table = """
        name: long
        window: 32
        tiedEmbeddings: false
        rotaryBase: 1000
        normEpsilon: 0.00001
        tokensPerParameter: [541]
        seeds: 1
        learningRateTimesWidth: 0.2
        weightDecay: 0.1
        warmup: {share: 0.1, least: 5, most: 20}
        decay: 0.2
        sizes:
          - {name: a, layers: 2, hidden: 12, heads: 2, feedForward: 16, sequences: 2}
          - {name: b, layers: 2, hidden: 16, heads: 2, feedForward: 16, sequences: 2}
        """;

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Train_TwentyThousandSteps_TakesNoMoreMemoryAtTheEnd()
    {
        Assert.SkipUnless(RealModel.SoakSettings.IsSoak, "a minute; set DENSINGLAW_SOAK=1");
        File.WriteAllText(_place["long.yaml"], Table);
        CliProcess.Run("data", "mini", "--output", _place["texts"], "--corpus", "base", "--bytes", "4M").AssertSucceeded();
        CliProcess.Run("reference", "corpus", _place["texts"], "--output", _place["tokens"], "--vocabulary", "300").AssertSucceeded();
        using var training = TrainingProcess.Start(["reference", "train", _place["long.yaml"], "--corpus", _place["tokens"], "--out", _place["out"], "--sizes", "a"]);
        training.WaitForRuns(1);
        var samples = new List<double>();
        while (ResidentBytes(training.Id) is { } bytes)
        {
            samples.Add(bytes);
            Thread.Sleep(s_look);
        }

        Assert.Equal(0, training.WaitForCode());
        var lastStep = training.Lines.Select(l => LastStep().Match(l)).Where(m => m.Success).Max(m => int.Parse(m.Groups[1].ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        Assert.InRange(lastStep, 0.99 * Steps, Steps);
        Assert.InRange(samples.Count, 16, int.MaxValue);
        var (second, last) = (Median(samples, 1), Median(samples, 3));
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{samples.Count} samples; medians of quarters {string.Join(" ", Enumerable.Range(0, 4).Select(q => $"{Median(samples, q) / 1e6:0.0}"))} MB"));
        Assert.InRange(last, 0, (1.03 * second) + 5e6);
    }

    [GeneratedRegex("step [0-9,]+ of ([0-9,]+),")]
    private static partial Regex LastStep();

    private static double Median(List<double> samples, int quarter)
    {
        var size = samples.Count / 4;
        return samples.Skip(quarter * size).Take(size).Order().ElementAt(size / 2);
    }

    /// <summary>VmRSS; null once the process has ended.</summary>
    private static double? ResidentBytes(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return line is null ? null : 1024 * double.Parse(line["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
