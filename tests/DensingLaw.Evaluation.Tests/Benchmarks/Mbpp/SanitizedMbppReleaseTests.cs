using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Mbpp;

namespace DensingLaw.Evaluation.Tests.Benchmarks.Mbpp;

/// <summary>Damaged files of sanitized MBPP are refused, naming file, task and field.</summary>
public sealed class SanitizedMbppReleaseTests : IDisposable
{
    private const string File = "mbpp/sanitized-mbpp.json";
    private readonly MadeUpRelease _release = new();
    private readonly List<string> _entries = [.. Enumerable.Range(2, 427).Select(Entry)];

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Read_AMadeUpRelease_HasImportsAndAllTests()
    {
        Write();
        var check = new ReleaseCheck(allowsModifiedData: true);

        var task = SanitizedMbppRelease.Read(_release.DataFolder, check).Tasks[1];

        Assert.Equal((3, "Do.", "c"), (task.TaskId, task.Text, task.Code));
        Assert.Equal(["import math"], task.TestImports);
        Assert.Equal(["a", "b", "c", "d"], task.Tests);
        Assert.Contains("has texts with the SHA-256", Assert.Single(check.Differences), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ATaskLess_IsADifference()
    {
        _entries.RemoveAt(0);
        AssertRefused("has 426 tasks; 427 are needed");
    }

    [Theory]
    [InlineData("prompt", "a text")]
    [InlineData("code", "a text")]
    [InlineData("test_imports", "a list of texts")]
    [InlineData("test_list", "a list of texts")]
    public void Read_AFieldMissing_IsNamedWithItsItem(string field, string needed)
    {
        _entries[1] = _entries[1].Replace($"\"{field}\"", "\"other\"", StringComparison.Ordinal);
        AssertMalformed($"entry 1 (task 3): field '{field}' is missing; {needed} is needed");
    }

    [Theory]
    [InlineData("\"d\"]", "1]", "field 'test_list' is a list with a number")]
    [InlineData("[\"a\",\"b\",", "[", "field 'test_list' has 2 tests; at least 3 are needed")]
    [InlineData("\"task_id\":3", "\"task_id\":2", "has the task 2 2 times; 1 is allowed")]
    [InlineData("\"task_id\":3", "\"task_id\":\"3\"", "entry 1: field 'task_id' is a text; a whole number is needed")]
    [InlineData("Do.", "\u00ff", "is not UTF-8")]
    public void Read_AWrongField_IsMalformed(string text, string other, string message)
    {
        Assert.Contains(text, _entries[1], StringComparison.Ordinal);
        _entries[1] = _entries[1].Replace(text, other, StringComparison.Ordinal);
        AssertMalformed(message);
    }

    [Theory]
    [InlineData("", "is not JSON")]
    [InlineData("[]", "has no task; at least 1 is needed")]
    [InlineData("{}", "is an object; a list of objects is needed")]
    [InlineData("[1]", "entry 0 is a number; an object is needed")]
    public void Read_AWrongFile_IsMalformed(string text, string message)
    {
        _release.Write(File, text);
        _release.AssertMalformed("mbpp-sanitized", File, message);
    }

    [Fact]
    public void Load_NoFile_IsAConfigurationError() => _release.AssertMissing("mbpp-sanitized", File);

    private static string Entry(int id) => MadeUpRelease.Json(
        ("source_file", "s"), ("task_id", id), ("prompt", "Do."), ("code", "c"), ("test_imports", new[] { "import math" }), ("test_list", new[] { "a", "b", "c", "d" }));

    private void Write() => _release.Write(File, "[" + string.Join(",\n", _entries) + "]");

    private void AssertRefused(string message)
    {
        Write();
        _release.AssertRefused("mbpp-sanitized", File, message);
    }

    private void AssertMalformed(string message)
    {
        Write();
        _release.AssertMalformed("mbpp-sanitized", File, message);
    }
}
