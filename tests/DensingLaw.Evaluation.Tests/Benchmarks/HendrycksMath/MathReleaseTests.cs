using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.HendrycksMath;

namespace DensingLaw.Evaluation.Tests.Benchmarks.HendrycksMath;

/// <summary>Damaged releases are refused, naming file, problem and field.</summary>
public sealed class MathReleaseTests : IDisposable
{
    private const string Lines = "math/MATH_test.jsonl.gz", Shots = "math/minerva_4shot_prompt.json";
    private readonly MadeUpRelease _release = new();
    private readonly List<string> _lines = [];

    public MathReleaseTests()
    {
        var levels = new Queue<int>(MathSubjects.ProblemsByLevel.SelectMany((count, i) => Enumerable.Repeat(i + 1, count)));
        // From the largest number down: the reader sorts by number, so that "2" comes before "10".
        foreach (var (subject, (type, count)) in MathSubjects.All)
        {
            for (var i = count; i > 0; i--)
                _lines.Add(Line($"test/{subject}/{i}.json", type, levels.Dequeue()));
        }

        WriteShots(4);
    }

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Load_AMadeUpRelease_MakesPromptsByHand()
    {
        Write();
        var prefix = string.Concat(Enumerable.Range(0, 4).Select(i => $"Problem:\np{i}{{problem}}\n\nSolution: s{i}\n\n"));

        var benchmark = MathBenchmark.Load(_release.DataFolder, MathProtocol.LmEvalMinerva4Shot with { PrefixSha256 = ShotsCheck.Sha256(prefix) }, new ReleaseCheck(allowsModifiedData: true));

        var item = benchmark.Items().ElementAt(1187 + 9);
        Assert.Equal(("test/counting_and_probability/10.json", "counting_and_probability"), (item.Id, item.Subtask));
        Assert.Equal(prefix + "Problem:\n q \n\nSolution:", item.Prompt);
        Assert.Equal("so \\boxed{1}", item.Target);
        Assert.Equal(["Problem:"], benchmark.Protocol.Generation!.StopStrings);
        Assert.Equal(256, benchmark.Protocol.Generation.MaxNewTokens);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Load_OtherShots_AreADifference(int count)
    {
        Write();
        WriteShots(count);
        _release.AssertDifference("math", Shots, "the shots make a prefix with SHA-256", "math/lm-eval-minerva-4shot needs 57164f1d8a2f…");
    }

    [Theory]
    [InlineData("{\"shots\":[{\"problem\":\"a\"}]}", "shot 0: field 'solution' is missing")]
    [InlineData("{\"shots\":{}}", "field 'shots' is an object; a list of objects is needed")]
    [InlineData("", "is not JSON")]
    public void Load_AWrongShotsFile_IsRefused(string text, string message)
    {
        Write();
        _release.Write(Shots, text);
        var error = Assert.Throws<DataIntegrityException>(() => BenchmarkCatalog.Load("math", _release.DataFolder, allowModifiedData: true));
        Assert.StartsWith(_release[Shots], error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoFile_IsAConfigurationError() => _release.AssertMissing("math", Lines);

    [Fact]
    public void Load_NoShotsFile_IsAConfigurationError()
    {
        Write();
        File.Delete(_release[Shots]);
        var error = Assert.Throws<ConfigurationException>(() => BenchmarkCatalog.Load("math", _release.DataFolder, allowModifiedData: true));
        Assert.Contains(_release[Shots], error.Message, StringComparison.Ordinal);

        // Without shots, no file of them is needed.
        Assert.Equal(5000, BenchmarkCatalog.Load("math", _release.DataFolder, "math/boxed-0shot", allowModifiedData: true).ItemCount);
    }

    [Theory]
    [InlineData("problem")]
    [InlineData("level")]
    [InlineData("type")]
    [InlineData("solution")]
    public void Load_AFieldMissing_IsNamedWithItsItem(string field)
    {
        _lines[0] = _lines[0].Replace($"\"{field}\"", "\"other\"", StringComparison.Ordinal);
        AssertRefused(Lines, $"line 1 (test/algebra/1187.json): field '{field}' is missing; a text is needed");
    }

    [Theory]
    [InlineData("test/algebra/1187.json", "Geometry", 1, "field 'type' is 'Geometry'; 'Algebra' is needed")]
    [InlineData("test/algebra/1187.json", "Algebra", 6, "field 'level' is 'Level 6'; 'Level 1' to 'Level 5' is needed")]
    [InlineData("test/astrology/1.json", "Algebra", 1, "(test/astrology/1.json): no problem of the release is called so")]
    [InlineData("train/algebra/1.json", "Algebra", 1, "(train/algebra/1.json): no problem of the release is called so")]
    [InlineData("test/algebra/1.json", "Algebra", 1, "has the problem test/algebra/1.json 2 times; 1 is allowed")]
    public void Load_AWrongProblem_IsRefused(string id, string type, int level, string message)
    {
        _lines[0] = Line(id, type, level);
        AssertMalformed(message);
    }

    [Theory]
    [InlineData("test/geometry/480.json", "Geometry", 1, "has 1186 problems of algebra; 1187 are needed")]
    [InlineData("test/algebra/1187.json", "Algebra", 2, "has 436 problems of level 1; 437 are needed")]
    public void Load_OtherCounts_AreADifference(string id, string type, int level, string message)
    {
        _lines[0] = Line(id, type, level);
        AssertRefused(Lines, message);
        Assert.Equal(5000, _release.AssertDifference("math", Lines, message).ItemCount);
    }

    [Fact]
    public void Load_OtherTexts_AreADifference()
    {
        const string message = "has texts with the SHA-256";
        AssertRefused(Lines, message, "the release's a3b016702689… is needed");
        _release.AssertDifference("math", Lines, message);
    }

    [Theory]
    [InlineData("so 1")]
    [InlineData("so \\boxed{1")]
    public void Load_ASolutionWithoutABox_IsMalformed(string solution)
    {
        _lines[0] = _lines[0].Replace("so \\\\boxed{1}", solution.Replace("\\", "\\\\", StringComparison.Ordinal), StringComparison.Ordinal);
        AssertMalformed("line 1 (test/algebra/1187.json): field 'solution' has no \\boxed answer; 1 is needed");
    }

    [Fact]
    public void Load_AnEmptyFile_IsMalformed()
    {
        _lines.Clear();
        AssertMalformed("has no problem; at least 1 is needed");
    }

    [Theory]
    [InlineData("{\"unique_id\":", "line 1 is not JSON")]
    [InlineData("{\"unique_id\":\"\u00ff\"}", "is not UTF-8")]
    public void Load_AWrongLine_IsRefused(string line, string message)
    {
        _lines[0] = line;
        AssertRefused(Lines, message);
    }

    [Fact]
    public void Load_TruncatedGzip_IsRefused()
    {
        Write();
        _release.Cut(Lines, 20_000);
        _release.AssertRefused("math", Lines, "(20000 bytes) is not a whole gzip file");
    }

    private static string Line(string id, string type, int level) => MadeUpRelease.Json(
        ("unique_id", id), ("problem", " q "), ("level", $"Level {level}"), ("type", type), ("solution", "so \\boxed{1}"));

    private void WriteShots(int count)
    {
        var shots = Enumerable.Range(0, count).Select(i => MadeUpRelease.Json(("problem", $"p{i}{{problem}}"), ("solution", $"s{i}")));
        _release.Write(Shots, "{\"shots\":[" + string.Join(',', shots) + "]}");
    }

    private void Write() => _release.WriteGzip(Lines, string.Join('\n', _lines) + "\n");

    private void AssertRefused(string file, string message, string more = "")
    {
        Write();
        _release.AssertRefused("math", file, message, more);
    }

    private void AssertMalformed(string message)
    {
        Write();
        _release.AssertMalformed("math", Lines, message);
    }
}
