using DensingLaw.Training.Ladder;

namespace DensingLaw.Training.Tests.Ladder;

public sealed class LadderTableTests
{
    /// <summary>The printed counts of the paper's table (PAPER.md B).</summary>
    [Theory]
    [InlineData("s1", 5_247_232)]
    [InlineData("s2", 31_470_080)]
    [InlineData("s3", 106_196_736)]
    [InlineData("s4", 245_416_960)]
    [InlineData("s5", 476_852_480)]
    [InlineData("s6", 828_225_024)]
    public void Load_2025_HasThePapersParameters(string name, long parameters) =>
        Assert.Equal(parameters, LadderTable.Load("2025").Sizes.Single(s => s.Name == name).Parameters);

    [Fact]
    public void Load_2025_HasThePapersStops() =>
        Assert.All(LadderTable.Load("2025").Sizes, s => Assert.Equal([10, 15, 20, 30, 40, 60], s.TokensPerParameter));

    [Fact]
    public void Load_Mini_SpansAFactorOfFiftyWithFourStopsEach()
    {
        var table = LadderTable.Load("mini");
        Assert.InRange(table.Sizes.Count, 5, int.MaxValue);
        Assert.InRange((double)table.Sizes[^1].Parameters / table.Sizes[0].Parameters, 49, 60);
        Assert.All(table.Sizes, s => Assert.InRange(s.TokensPerParameter.Count, 4, int.MaxValue));
        // Layers · (4 d² + 3 d·ffn) by hand, and the gains: 2 d a layer and d at the end.
        Assert.Equal((2 * ((4 * 12 * 12) + (3 * 12 * 14) + (2 * 12))) + 12, table.Sizes[0].Parameters);
        Assert.Equal(0.3 / 12, table.Sizes[0].LearningRate, 12);
    }

    [Theory]
    [InlineData("seedz: 1", "seedz is not a known key (did you mean seeds?)")]
    [InlineData("window: 1", "window is '1'; a whole number of at least 2 is needed")]
    [InlineData("tiedEmbeddings: maybe", "tiedEmbeddings is 'maybe'; true or false is needed")]
    [InlineData("tokensPerParameter: [10, x]", "tokensPerParameter has 'x'; whole numbers of at least 1 are needed")]
    public void Read_WhatIsNotKnown_IsRefusedWithItsLine(string line, string problem)
    {
        var key = line.Split(':')[0];
        var yaml = string.Join('\n', Yaml.Split('\n').Where(l => !l.StartsWith(key + ":", StringComparison.Ordinal)).Append(line));
        var error = Assert.Throws<ConfigurationException>(() => LadderReader.Read(yaml, "my.yaml"));
        Assert.Contains("my.yaml line ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneSize_SaysWhichParametersAreUndetermined()
    {
        var yaml = string.Join('\n', Yaml.Split('\n').Where(l => !l.Contains("name: b", StringComparison.Ordinal)));
        var error = Assert.Throws<ConfigurationException>(() => LadderReader.Read(yaml, "my.yaml"));
        Assert.Contains("has 1 size; at least 2 are needed, since one leaves a and alpha", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_UnknownFile_NamesTheTablesThereAre()
    {
        var error = Assert.Throws<ConfigurationException>(() => LadderTable.Load("/nowhere/l.yaml"));
        Assert.Contains("mini, 2025", error.Message, StringComparison.Ordinal);
    }

    private const string Yaml = """
        name: tiny
        window: 16
        tiedEmbeddings: false
        rotaryBase: 1000
        normEpsilon: 0.00001
        tokensPerParameter: [60, 120]
        seeds: 1
        learningRateTimesWidth: 0.2
        weightDecay: 0.1
        warmup: {share: 0.1, least: 5, most: 5}
        decay: 0.2
        sizes:
          - {name: a, layers: 1, hidden: 8, heads: 2, keyValueHeads: 1, feedForward: 12, sequences: 4}
          - {name: b, layers: 2, hidden: 12, heads: 2, feedForward: 16, sequences: 8}
        """;
}
