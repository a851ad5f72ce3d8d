using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Bbh;

namespace DensingLaw.Evaluation.Tests.Benchmarks.Bbh;

/// <summary>Damaged releases are refused, naming file, example and field.</summary>
public sealed class BbhReleaseTests : IDisposable
{
    private const string Snarks = "bbh/bbh/snarks.json", SnarksPrompt = "bbh/cot-prompts/snarks.txt";
    private readonly MadeUpRelease _release = new();

    public BbhReleaseTests()
    {
        foreach (var (task, size) in BbhTasks.Sizes)
        {
            _release.Write($"bbh/bbh/{task}.json", Questions(size));
            _release.Write($"bbh/cot-prompts/{task}.txt", CotPrompt(task == "sports_understanding" ? ' ' : '\n'));
        }

        _release.Write("bbh/README.md", "not read");
    }

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Load_AMadeUpRelease_MakesPromptsByHand()
    {
        const string think = "\nA: Let's think step by step.\n";
        const string prefix = "Do.\nIt.\n\nQ: x0" + think + "r0\n{input}\n\nQ: x1" + think + "r1\n{input}\n\nQ: x2" + think + "r2\n{input}\n\n";
        var hashes = BbhTasks.Sizes.Keys.ToDictionary(t => t, _ => ShotsCheck.Sha256(prefix));

        var benchmark = BbhBenchmark.Load(_release.DataFolder, BbhProtocol.LmEval3ShotCot with { PrefixSha256 = hashes }, new ReleaseCheck(allowsModifiedData: true));

        // The prompt file of sports_understanding has a space where the others have a line break; prompts have the line break.
        Assert.All(benchmark.Subtasks, s => Assert.Equal(prefix + "Q: q {input} 3" + think, s.Items[3].Prompt));
        Assert.Equal(BbhTasks.Sizes.Keys, benchmark.Subtasks.Select(s => s.Name));
        Assert.Equal(6511, benchmark.ItemCount);
        Assert.Equal(("boolean_expressions/1", "(B)"), (benchmark.Items().ElementAt(1).Id, benchmark.Items().ElementAt(1).Target));
        Assert.Equal(["</s>", "Q", "\n\n"], benchmark.Protocol.Generation!.StopStrings);
        Assert.Equal(1024, benchmark.Protocol.Generation.MaxNewTokens);
        Assert.Matches("^[0-9a-f]{64}$", benchmark.DataSha256);
    }

    [Fact]
    public void Load_OtherShots_AreADifference() =>
        _release.AssertDifference("bbh", "bbh", "cot-prompts/boolean_expressions.txt: the shots make a prefix with SHA-256", "bbh/lm-eval-3shot-cot needs cfc398d17b9d…");

    [Theory]
    [InlineData("bbh/bbh")]
    [InlineData("bbh/cot-prompts")]
    public void Load_NoFolder_IsAConfigurationError(string folder)
    {
        Directory.Delete(_release[folder], recursive: true);
        _release.AssertMissing("bbh", folder);
    }

    [Theory]
    [InlineData(Snarks, "bbh has 26 sub-tasks; the 27 of the release are needed (missing bbh/snarks.json)")]
    [InlineData(SnarksPrompt, "cot-prompts has 26 sub-tasks; the 27 of the release are needed (missing cot-prompts/snarks.txt)")]
    public void Load_AFileLess_IsRefused(string file, string message)
    {
        File.Delete(_release[file]);
        AssertRefused(message);
    }

    [Theory]
    [InlineData("bbh/bbh/riddles.json", "unknown bbh/riddles.json")]
    [InlineData("bbh/cot-prompts/riddles.txt", "unknown cot-prompts/riddles.txt")]
    public void Load_AnUnknownFile_IsRefused(string file, string message)
    {
        _release.Write(file, "");
        AssertRefused(message);
    }

    [Theory]
    [InlineData("{\"examples\":[{\"input\":\"a\",\"target\":\"b\"},{\"input\":\"a\"}]}", "bbh/snarks.json example 1: field 'target' is missing; a text is needed")]
    [InlineData("{\"examples\":[{\"input\":true,\"target\":\"b\"}]}", "example 0: field 'input' is true or false; a text is needed")]
    [InlineData("{}", "bbh/snarks.json: field 'examples' is missing")]
    [InlineData("{\"examples\":[1]}", "example 0 is a number; an object is needed")]
    [InlineData("{\"examples\":", "bbh/snarks.json is not JSON")]
    [InlineData("\u00ff", "bbh/snarks.json: byte 0 is not UTF-8")]
    [InlineData("", "bbh/snarks.json is not JSON")]
    [InlineData("{\"examples\":[]}", "bbh/snarks.json has no examples; at least 1 is needed")]
    public void Load_AWrongTask_IsRefused(string text, string message)
    {
        _release.Write(Snarks, text);
        _release.AssertMalformed("bbh", "bbh", message);
    }

    [Fact]
    public void Load_AnotherNumberOfExamples_IsADifference()
    {
        const string message = "bbh/snarks.json has 1 examples; 178 are needed";
        _release.Write(Snarks, "{\"examples\":[{\"input\":\"a\",\"target\":\"b\"}]}");
        AssertRefused(message);

        var benchmark = _release.AssertDifference("bbh", "bbh", message);

        Assert.Equal("a", Assert.IsType<BbhExample>(Assert.Single(benchmark.Subtasks, s => s.Name == "snarks").Items[0].Source).Input);
        Assert.Equal(6511 - 177, benchmark.ItemCount);
    }

    [Fact]
    public void Load_ASubtaskLess_IsADifference()
    {
        File.Delete(_release[Snarks]);
        File.Delete(_release[SnarksPrompt]);

        var benchmark = _release.AssertDifference("bbh", "bbh", "bbh has 26 sub-tasks", "missing bbh/snarks.json");

        Assert.Equal(26, benchmark.Subtasks.Count);
    }

    [Fact]
    public void Load_ASubtaskWithoutPromptFile_IsMalformed()
    {
        File.Delete(_release[SnarksPrompt]);
        var error = Assert.Throws<DataIntegrityException>(() => BenchmarkCatalog.Load("bbh", _release.DataFolder, allowModifiedData: true));
        Assert.Contains("cot-prompts/snarks.txt is missing; every sub-task needs one", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Do.\n\nQ: x\nA: Let's think step by step.\nr", "cot-prompts/snarks.txt has no line '-----'; 1 is needed")]
    [InlineData("c\n-----\nDo.\n\nQ: x\nA: r", "cot-prompts/snarks.txt shot 1 has no reasoning")]
    [InlineData("c\n-----\nDo.\n\nQ: x\nA: Let's think step by step.\n", "cot-prompts/snarks.txt shot 1 has no reasoning")]
    [InlineData("c\n-----\n\u00ff", "cot-prompts/snarks.txt: byte 8 is not UTF-8")]
    public void Load_AWrongPromptFile_IsRefused(string text, string message)
    {
        _release.Write(SnarksPrompt, text);
        var release = Assert.Throws<DataIntegrityException>(() => BbhRelease.Read(_release.DataFolder, new ReleaseCheck(allowsModifiedData: true)));
        Assert.Contains(message, release.Message, StringComparison.Ordinal);
    }

    private static string Questions(int size) => "{\"canary\":\"c\",\"examples\":["
        + string.Join(',', Enumerable.Range(0, size).Select(i => MadeUpRelease.Json(("input", $"q {{input}} {i}"), ("target", $"({"AB"[i % 2]})")))) + "]}";

    private static string CotPrompt(char afterThinking) => "canary\n-----\nDo.\nIt."
        + string.Concat(Enumerable.Range(0, 3).Select(i => $"\n\nQ: x{i}\nA: Let's think step by step.{afterThinking}r{i}\n{{input}}")) + "\n\n";

    private void AssertRefused(params string[] parts) => _release.AssertRefused("bbh", "bbh", parts);
}
