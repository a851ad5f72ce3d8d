using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Mbpp;

namespace DensingLaw.Evaluation.Tests.Benchmarks.Mbpp;

/// <summary>Damaged and re-uploaded releases are refused, naming file, line and field.</summary>
public sealed class MbppReleaseTests : IDisposable
{
    private const string File = "mbpp/mbpp.jsonl";
    private readonly MadeUpRelease _release = new();
    private readonly List<string> _lines = [.. Enumerable.Range(1, 974).Select(i => Line(i))];

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Load_AMadeUpRelease_MakesPromptsByHand()
    {
        Write();
        var prefix = string.Concat(Enumerable.Range(2, 3).Select(i => Question(i) + $"def f():\r\n return {{text}}{i}\n[DONE]\n\n"));

        var benchmark = MbppBenchmark.Load(_release.DataFolder, MbppProtocol.LmEval3Shot with { PrefixSha256 = ShotsCheck.Sha256(prefix) }, new ReleaseCheck(allowsModifiedData: true));

        Assert.Equal(prefix + Question(11), benchmark.Items().First().Prompt);
        Assert.Equal(["11", "12"], benchmark.Items(limit: 2).Select(i => i.Id));
        Assert.Equal("510", benchmark.Items().Last().Id);
        Assert.Equal(500, benchmark.ItemCount);
        Assert.Equal(["[DONE]"], benchmark.Protocol.Generation!.StopStrings);
        Assert.Equal(256, benchmark.Protocol.Generation.MaxNewTokens);
    }

    [Fact]
    public void Load_OtherShots_AreADifference()
    {
        Write();
        _release.AssertDifference("mbpp", File, "the shots make a prefix with SHA-256", "mbpp/lm-eval-3shot needs a05310d8d22b…");
    }

    [Fact]
    public void Load_NoFile_IsAConfigurationError() => _release.AssertMissing("mbpp", File);

    [Theory]
    [InlineData("text", "a text")]
    [InlineData("code", "a text")]
    [InlineData("test_list", "a list of texts")]
    [InlineData("test_setup_code", "a text")]
    [InlineData("challenge_test_list", "a list of texts")]
    public void Load_AFieldMissing_IsNamedWithItsItem(string field, string needed)
    {
        _lines[11] = Line(12).Replace($"\"{field}\"", "\"other\"", StringComparison.Ordinal);
        AssertRefused($"line 12 (task 12): field '{field}' is missing; {needed} is needed");
    }

    [Theory]
    [InlineData("{", "line 12 is not JSON")]
    [InlineData("{\"task_id\":\"12\"}", "line 12: field 'task_id' is a text; a whole number is needed")]
    [InlineData("{\"task_id\":12.5}", "line 12: field 'task_id' is 12.5; a whole number is needed")]
    [InlineData("{\"task_id\":12,\"test_list\":[]}", "line 12 (task 12): field 'text' is missing")]
    [InlineData("{\"task_id\":12,\"text\":\"a\",\"code\":\"b\",\"test_list\":[\"a\",\"b\"]}", "field 'test_list' has 2 tests; 3 are needed")]
    [InlineData("{\"task_id\":12,\"text\":\"a\",\"code\":\"b\",\"test_list\":[1]}", "field 'test_list' is a list with a number; a list of texts is needed")]
    [InlineData("{\"task_id\":12,\"text\":\"\u00ff\"}", "is not UTF-8")]
    public void Load_AWrongLine_IsRefused(string line, string message)
    {
        _lines[11] = line;
        AssertMalformed(message);
    }

    [Fact]
    public void Load_OnlyTheTestSplit_HasNoShots()
    {
        _lines.RemoveRange(0, 10);
        AssertRefused("has 964 tasks; 974 are needed");
        var error = Assert.Throws<DataIntegrityException>(() => BenchmarkCatalog.Load("mbpp", _release.DataFolder, allowModifiedData: true));
        Assert.Contains("has no task 2, which every prompt shows", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ATaskLess_IsADifference()
    {
        _lines.RemoveAt(11);
        AssertRefused("has 973 tasks; 974 are needed");
        Assert.Equal(499, _release.AssertDifference("mbpp", File, "has 973 tasks; 974 are needed").ItemCount);
    }

    [Fact]
    public void Load_AnotherName_IsADifference()
    {
        _lines[11] = Line(975);
        AssertRefused("has 974 tasks; the 974 of the release are needed (missing 12 and 1 more)");
        _release.AssertDifference("mbpp", File, "(missing 12 and 1 more)");
    }

    [Fact]
    public void Load_ATaskTwice_IsMalformed()
    {
        _lines[11] = Line(11);
        AssertMalformed("has the task 11 2 times; 1 is allowed");
    }

    [Fact]
    public void Load_AnEmptyFile_IsMalformed()
    {
        _lines.Clear();
        AssertMalformed("has no task; at least 1 is needed");
    }

    [Fact]
    public void Load_NothingOfTheTestSplit_IsMalformed()
    {
        _lines.RemoveRange(10, 500);
        Write();
        var error = Assert.Throws<DataIntegrityException>(() => BenchmarkCatalog.Load("mbpp", _release.DataFolder, allowModifiedData: true));
        Assert.Contains("the test split has no task; at least 1 is needed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AHugeFile_IsRefusedUnread()
    {
        _lines.Add(new string(' ', 16 << 20));
        AssertRefused("at most 16777216 are read");
    }

    private static string Line(int i) => MadeUpRelease.Json(
        ("text", $"Do {{code}} {i}."), ("code", $"def f():\r\n return {{text}}{i}"), ("task_id", i), ("test_setup_code", ""),
        ("test_list", new[] { $"assert {i} == {{test2}}", "b", "c" }), ("challenge_test_list", Array.Empty<string>()));

    private static string Question(int i) =>
        $"You are an expert Python programmer, and here is your task: Do {{code}} {i}. Your code should pass these tests:\n\n"
        + $"assert {i} == {{test2}}\nb\nc\n[BEGIN]\n";

    private void Write() => _release.Write(File, string.Join('\n', _lines) + "\n");

    private void AssertRefused(string message)
    {
        Write();
        _release.AssertRefused("mbpp", File, message);
    }

    private void AssertMalformed(string message)
    {
        Write();
        _release.AssertMalformed("mbpp", File, message);
    }
}
