using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DensingLaw.Tests;

namespace DensingLaw.Density.Tests;

public sealed class ReferenceCurveSetTests
{
    [Fact]
    public void Load_Published_HoldsThePapersConstants()
    {
        var set = References.Published;

        Assert.Equal("published-2025", set.Id);
        Assert.Equal("10.1038/s42256-025-01137-0", set.Source.Doi);
        Assert.Equal(5e12, set.ReferenceTokens);
        Assert.Equal(new ReferenceLadder(5_247_232, 828_225_024, 157_416_960, 49_693_501_440), set.Ladder);
        Assert.Equal(["mmlu", "bbh", "math", "humaneval", "mbpp", "average"], set.Curves.Select(c => c.Benchmark));
        Assert.Equal(25, set.Find("mmlu")!.GuessPercent);
        foreach (var line in File.ReadLines(SharedFolder.Require("paper/nmi_fitted_constants.csv")).Skip(1))
        {
            var cells = line.Split(',');
            double Cell(int index) => double.Parse(cells[index], CultureInfo.InvariantCulture);
            var curve = set.Find(cells[0].ToLowerInvariant())!;
            Assert.Equal(new LossLaw(Cell(1), Cell(2), Cell(3), Cell(4)), curve.Loss);
            Assert.Equal(new ScoreCurve(Cell(6), Cell(7), Cell(8), Cell(9)), curve.Score);
        }
    }

    [Fact]
    public void LoadPublished_IsTheFile()
    {
        var embedded = ReferenceCurveSet.LoadPublished();

        Assert.Equal(References.Published.Source, embedded.Source);
        Assert.Equal(References.Published.ToJson(), embedded.ToJson());
    }

    [Theory]
    [InlineData("mmlu", "mmlu")]
    [InlineData("average", "mmlu", "bbh", "math", "humaneval", "mbpp")]
    [InlineData("average", "mbpp", "mmlu", "bbh", "math", "humaneval")]
    public void CurveFor_ASetWithACurve_IsThatCurve(string key, params string[] benchmarks) =>
        Assert.Equal(key, References.Published.CurveFor(benchmarks).Benchmark);

    [Theory]
    [InlineData]
    [InlineData("average")]
    [InlineData("arc")]
    [InlineData("mmlu", "bbh")]
    [InlineData("mmlu", "mmlu", "bbh", "math", "humaneval")]
    public void CurveFor_AnotherSet_IsRefusedWithTheSetsThatHaveOne(params string[] benchmarks)
    {
        var error = Assert.Throws<ArgumentException>(() => References.Published.CurveFor(benchmarks));

        Assert.Contains("{" + string.Join(", ", benchmarks) + "}", error.Message, StringComparison.Ordinal);
        Assert.Contains("mmlu alone", error.Message, StringComparison.Ordinal);
        Assert.Contains("all of mmlu + bbh + math + humaneval + mbpp", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curves[0].loss.a", "0", "curves[0].loss.a is 0")]
    [InlineData("curves[0].loss.alpha", "-0.1", "curves[0].loss.alpha is -0.1")]
    [InlineData("curves[1].loss.b", "-1", "curves[1].loss.b is -1")]
    [InlineData("curves[1].loss.beta", "\"x\"", "curves[1].loss.beta is a string")]
    [InlineData("curves[1].loss.beta", "1e999", "curves[1].loss.beta is 1e999")]
    [InlineData("curves[2].score.c", "null", "curves[2].score.c is null")]
    [InlineData("curves[2].score.gamma", "24", "curves[2].score.gamma is 24")]
    [InlineData("curves[2].score.d", "101", "curves[2].score.d is 101")]
    [InlineData("curves[2].score.extra", "1", "curves[2].score.extra is not a known field")]
    [InlineData("curves[0].guessPercent", "-1", "curves[0].guessPercent is -1")]
    [InlineData("curves[1].benchmark", "\"mmlu\"", "curves has 2 curves for 'mmlu'")]
    [InlineData("curves[1]", "3", "curves[1] is a number")]
    [InlineData("curves", "[]", "curves is empty")]
    [InlineData("schemaVersion", "2", "schemaVersion is 2")]
    [InlineData("referenceTokens", "0", "referenceTokens is 0")]
    [InlineData("referenceLadder.parametersMax", "1", "referenceLadder.parametersMax is below")]
    [InlineData("source.citation", "\"\"", "source.citation is empty")]
    [InlineData("note", "1", "note is not a known field")]
    public void Parse_AWrongField_IsRefusedByName(string path, string value, string message) =>
        AssertRefused(Edited(path, value), message);

    [Theory]
    [InlineData("schemaVersion")]
    [InlineData("source")]
    [InlineData("referenceTokens")]
    [InlineData("referenceLadder")]
    [InlineData("curves")]
    [InlineData("curves[3].loss.a")]
    [InlineData("curves[3].score.gamma")]
    public void Parse_AMissingField_IsRefusedByName(string path) => AssertRefused(Edited(path, null), path + " is missing");

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("[]", "the document is an array")]
    [InlineData("{\"id\": \"a\", \"id\": \"b\"}", "not valid JSON")]
    [InlineData("{\"schemaVersion\": 1", "not valid JSON")]
    public void Parse_NotAReference_IsRefused(string json, string message) => AssertRefused(json, message);

    private static void AssertRefused(string json, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => ReferenceCurveSet.Parse(Encoding.UTF8.GetBytes(json), "curves.json"));

        Assert.StartsWith("curves.json: " + message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    // The published file with the value at the path replaced (raw JSON) or removed (null).
    private static string Edited(string path, string? value)
    {
        const string Placeholder = "\"@placeholder@\"";
        var root = JsonNode.Parse(File.ReadAllText(References.File))!;
        var parts = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var node = root;
        foreach (var part in parts[..^1])
            node = part[0] == '[' ? node[int.Parse(part[1..^1], CultureInfo.InvariantCulture)]! : node[part]!;
        if (parts[^1][0] == '[')
            node[int.Parse(parts[^1][1..^1], CultureInfo.InvariantCulture)] = JsonNode.Parse(Placeholder);
        else if (value is null)
            node.AsObject().Remove(parts[^1]);
        else
            node[parts[^1]] = JsonNode.Parse(Placeholder);
        return root.ToJsonString().Replace(Placeholder, value, StringComparison.Ordinal);
    }
}
