using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.HumanEval;

namespace DensingLaw.Evaluation.Tests.Benchmarks.HumanEval;

/// <summary>Damaged releases are refused, naming file, line and field.</summary>
public sealed class HumanEvalReleaseTests : IDisposable
{
    private const string File = "humaneval/HumanEval.jsonl.gz";
    private readonly MadeUpRelease _release = new();
    private readonly List<string> _lines = [.. Enumerable.Range(0, 164).Select(i => Line(i))];

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Load_AMadeUpRelease_KeepsPromptsAsTheyAre()
    {
        Write();

        var benchmark = BenchmarkCatalog.Load("humaneval", _release.DataFolder, "humaneval/lm-eval-0shot", allowModifiedData: true);

        var item = benchmark.Items().ElementAt(7);
        Assert.Equal(164, benchmark.ItemCount);
        Assert.Equal(("HumanEval/7", "", " def f7(): {prompt}\n ", "  return 7\n"), (item.Id, item.PromptPrefix, item.Prompt, item.Target));
        Assert.Equal(
            new HumanEvalProblem
            {
                TaskId = "HumanEval/7",
                Prompt = item.Prompt,
                EntryPoint = "f7",
                CanonicalSolution = "  return 7\n",
                Test = "def check(candidate): pass",
            },
            item.Source);
        Assert.Equal(["\nclass", "\ndef", "\n#", "\nif", "\nprint"], benchmark.Protocol.Generation!.StopStrings);
        Assert.Equal(1024, benchmark.Protocol.Generation.MaxNewTokens);

        var shorter = benchmark.WithMaxNewTokens(64);
        Assert.Equal(("humaneval/lm-eval-0shot+maxNewTokens=64", 64), (shorter.Protocol.Id, shorter.Protocol.Generation!.MaxNewTokens));
        Assert.Same(benchmark.Subtasks, shorter.Subtasks);
        Assert.Equal((benchmark.DataSha256, benchmark.Differences), (shorter.DataSha256, shorter.Differences));
    }

    [Fact]
    public void Load_NoFile_IsAConfigurationError() => _release.AssertMissing("humaneval", File);

    [Theory]
    [InlineData("prompt")]
    [InlineData("entry_point")]
    [InlineData("canonical_solution")]
    [InlineData("test")]
    public void Load_AFieldMissing_IsNamedWithItsItem(string field)
    {
        _lines[5] = Line(5).Replace($"\"{field}\"", "\"other\"", StringComparison.Ordinal);
        AssertRefused($"line 6 (HumanEval/5): field '{field}' is missing; a text is needed");
    }

    [Theory]
    [InlineData("{\"task_id\":\"HumanEval/0\"", "line 1 is not JSON")]
    [InlineData("[]", "line 1 is a list; an object is needed")]
    [InlineData("{}", "line 1: field 'task_id' is missing")]
    [InlineData("{\"task_id\":0}", "line 1: field 'task_id' is a number; a text is needed")]
    [InlineData("{\"task_id\":\"HumanEval/0\",\"task_id\":\"HumanEval/0\"}", "line 1 is not JSON")]
    [InlineData("{\"task_id\":\"HumanEval/0\",\"prompt\":\"\"}", "field 'prompt' is empty")]
    [InlineData("{\"task_id\":\"HumanEval/0\",\"prompt\":null}", "field 'prompt' is null")]
    [InlineData("{\"task_id\":\"HumanEval/0\",\"prompt\":\"\\ud800\"}", "field 'prompt' is not Unicode text")]
    [InlineData("{\"task_id\":\"\u00ff\"}", "byte 12 is not UTF-8")]
    [InlineData("\u00ef\u00bb\u00bf{}", "line 1 is not JSON")]
    public void Load_AWrongLine_IsRefused(string line, string message)
    {
        _lines[0] = line;
        AssertMalformed(message);
    }

    [Fact]
    public void Load_AProblemTwice_IsMalformed()
    {
        _lines[0] = Line(1);
        AssertMalformed("has the problem HumanEval/1 2 times; 1 is allowed");
    }

    [Fact]
    public void Load_AnEmptyFile_IsMalformed()
    {
        _lines.Clear();
        AssertMalformed("has no problem; at least 1 is needed");
    }

    [Fact]
    public void Load_AnotherName_IsADifference()
    {
        _lines[0] = Line(164);
        AssertRefused("has 164 problems; the 164 of the release are needed (missing HumanEval/0 and 1 more)");
        Assert.Equal("HumanEval/164", _release.AssertDifference("humaneval", File, "(missing HumanEval/0 and 1 more)").Items().First().Id);
    }

    [Theory]
    [InlineData(163)]
    [InlineData(165)]
    public void Load_AnotherCount_IsADifference(int count)
    {
        _lines.Add(Line(164));
        _lines.RemoveRange(count, _lines.Count - count);
        AssertRefused($"has {count} problems; 164 are needed");
        Assert.Equal(count, _release.AssertDifference("humaneval", File, $"has {count} problems; 164 are needed").ItemCount);
    }

    [Fact]
    public void Load_TruncatedGzip_IsRefusedAtEveryLength()
    {
        Write();
        var whole = System.IO.File.ReadAllBytes(_release[File]);
        foreach (var length in Enumerable.Range(0, whole.Length).Where(i => i < 40 || i > whole.Length - 40 || i % 97 == 0))
        {
            System.IO.File.WriteAllBytes(_release[File], whole[..length]);
            _release.AssertRefused("humaneval", File);
        }
    }

    [Fact]
    public void Load_FlippedByte_IsNeverTakenForTheRelease()
    {
        Write();
        var whole = System.IO.File.ReadAllBytes(_release[File]);
        // From behind the header, whose time stamp may say anything.
        for (var position = 10; position < whole.Length; position += 13)
        {
            var bad = (byte[])whole.Clone();
            bad[position] ^= 0x10;
            System.IO.File.WriteAllBytes(_release[File], bad);
            _release.AssertRefused("humaneval", File);
        }
    }

    [Fact]
    public void Load_ABomb_IsRefusedAtTheLimit()
    {
        _lines[3] = new string(' ', (64 << 20) + 1);
        AssertRefused("unpacks to more than 67108864 bytes, the limit");
    }

    [Fact]
    public void Load_NotGzip_IsRefused()
    {
        _release.Write(File, string.Join('\n', _lines));
        _release.AssertRefused("humaneval", File, "is not a whole gzip file");
    }

    private static string Line(int i) => MadeUpRelease.Json(
        ("task_id", $"HumanEval/{i}"), ("prompt", $" def f{i}(): {{prompt}}\n "), ("entry_point", $"f{i}"), ("canonical_solution", $"  return {i}\n"),
        ("test", "def check(candidate): pass"));

    private void Write() => _release.WriteGzip(File, string.Join('\n', _lines) + "\n\n");

    private void AssertRefused(string message)
    {
        Write();
        _release.AssertRefused("humaneval", File, message);
    }

    private void AssertMalformed(string message)
    {
        Write();
        _release.AssertMalformed("humaneval", File, message);
    }
}
