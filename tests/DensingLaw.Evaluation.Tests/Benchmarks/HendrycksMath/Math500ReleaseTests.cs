namespace DensingLaw.Evaluation.Tests.Benchmarks.HendrycksMath;

/// <summary>Damaged files of MATH-500 are refused, naming file, problem and field.</summary>
public sealed class Math500ReleaseTests : IDisposable
{
    private const string File = "math/math500_test.jsonl";
    private readonly MadeUpRelease _release = new();
    private readonly List<string> _lines = [.. Enumerable.Range(1, 500).Select(i => Line($"test/algebra/{i}.json"))];

    public Math500ReleaseTests() => _release.Write(
        "math/minerva_4shot_prompt.json", "{\"shots\":[" + string.Join(',', Enumerable.Repeat(MadeUpRelease.Json(("problem", "p"), ("solution", "s")), 4)) + "]}");

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Load_AProblemLess_IsADifference()
    {
        _lines.RemoveAt(4);
        AssertRefused("has 499 problems; 500 are needed");
        Assert.Equal(499, _release.AssertDifference("math500", File, "has 499 problems; 500 are needed").ItemCount);
    }

    [Fact]
    public void Load_OtherTexts_AreADifference()
    {
        AssertRefused("has texts with the SHA-256");
        Assert.Equal(500, _release.AssertDifference("math500", File, "has texts with the SHA-256").ItemCount);
    }

    [Theory]
    [InlineData("problem", "a text")]
    [InlineData("solution", "a text")]
    [InlineData("answer", "a text")]
    [InlineData("subject", "a text")]
    [InlineData("level", "a whole number")]
    public void Load_AFieldMissing_IsNamedWithItsItem(string field, string needed)
    {
        _lines[2] = _lines[2].Replace($"\"{field}\"", "\"other\"", StringComparison.Ordinal);
        AssertMalformed($"line 3 (test/algebra/3.json): field '{field}' is missing; {needed} is needed");
    }

    [Theory]
    [InlineData("\"level\":1", "\"level\":6", "field 'level' is 6; 1 to 5 is needed")]
    [InlineData("\"level\":1", "\"level\":\"Level 1\"", "field 'level' is a text; a whole number is needed")]
    [InlineData("\"answer\":\"1\"", "\"answer\":\"2\"", "field 'answer' is '2', which is not what the solution boxes")]
    [InlineData("so \\\\boxed{1}", "so 1", "field 'solution' has no \\boxed answer; 1 is needed")]
    [InlineData("\"Algebra\"", "\"Geometry\"", "field 'subject' is 'Geometry'; 'Algebra' is needed")]
    [InlineData("algebra/3.", "algebra/2.", "has the problem test/algebra/2.json 2 times; 1 is allowed")]
    [InlineData("algebra/3.", "astrology/3.", "no problem of the release is called so")]
    [InlineData("\"problem\":\"", "\"problem\":\"\u00ff", "is not UTF-8")]
    public void Load_AWrongField_IsMalformed(string text, string other, string message)
    {
        Assert.Contains(text, _lines[2], StringComparison.Ordinal);
        _lines[2] = _lines[2].Replace(text, other, StringComparison.Ordinal);
        AssertMalformed(message);
    }

    [Fact]
    public void Load_AnEmptyFile_IsMalformed()
    {
        _lines.Clear();
        AssertMalformed("has no problem; at least 1 is needed");
    }

    [Fact]
    public void Load_NoFile_IsAConfigurationError() => _release.AssertMissing("math500", File);

    private static string Line(string id) => MadeUpRelease.Json(
        ("problem", " q "), ("solution", "so \\boxed{1}"), ("answer", "1"), ("subject", "Algebra"), ("level", 1), ("unique_id", id));

    private void AssertRefused(string message)
    {
        Write();
        _release.AssertRefused("math500", File, message);
    }

    private void AssertMalformed(string message)
    {
        Write();
        _release.AssertMalformed("math500", File, message);
    }

    private void Write() => _release.Write(File, string.Join('\n', _lines) + "\n");
}
