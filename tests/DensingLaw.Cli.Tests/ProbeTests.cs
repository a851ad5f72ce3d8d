using System.Text.Json;
using DensingLaw.Inference;

namespace DensingLaw.Cli.Tests;

public sealed class ProbeTests
{
    [Fact]
    public void LogProbs_ContextAndContinuation_SumsTheContinuation()
    {
        var run = Probe("""{"id":"x","context":"01","continuation":"25"}""", "--top", "2", "--generate", "3");
        using var line = JsonDocument.Parse(run.Out);
        var root = line.RootElement;
        Assert.Equal("x", root.GetProperty("id").GetString());
        Assert.Equal([0, 1, 2, 5], root.GetProperty("ids").EnumerateArray().Select(e => e.GetInt32()));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("logProbs")[0].ValueKind);
        // 1 after 0 and 2 after 1 are likely, 5 after 2 is not.
        Assert.Equal(
            [TableModel.Likely, TableModel.Likely, TableModel.Unlikely], root.GetProperty("logProbs").EnumerateArray().Skip(1).Select(e => e.GetSingle()));
        Assert.Equal((double)TableModel.Likely + TableModel.Unlikely, root.GetProperty("sum").GetDouble());
        Assert.False(root.GetProperty("isGreedy").GetBoolean());
        // After 5 comes 6, which ends.
        Assert.Equal([6], root.GetProperty("greedyIds").EnumerateArray().Select(e => e.GetInt32()));
        Assert.Equal(4, root.GetProperty("top").GetArrayLength());
        Assert.Equal(6, root.GetProperty("top")[3][0].GetProperty("id").GetInt32());
    }

    [Fact]
    public void LogProbs_LinesWithIds_KeepTheirOrderAndIds()
    {
        var run = Probe("{\"id\":2,\"text\":\"012\"}\n{\"ids\":[3]}\n{\"id\":null,\"text\":\"7\"}\n");
        Assert.Equal(0, run.ExitCode);
        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("{\"id\":2,\"ids\":[0,1,2],", lines[0], StringComparison.Ordinal);
        Assert.Equal("{\"ids\":[3],\"logProbs\":[null],\"sum\":0,\"isGreedy\":true,\"boundaryMerged\":false}", lines[1]);
        Assert.StartsWith("{\"id\":null,", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"text\":\"0\"}\nnot json", "line 2 of standard input")]
    [InlineData("{\"text\":\"0\"}\n\n", "line 2 of standard input is empty")]
    [InlineData("{\"ids\":[0,8]}", "line 1 of standard input: 'ids' holds 8; ids are whole numbers from 0 to 7")]
    [InlineData("{\"context\":\"0\"}", "line 1 of standard input: 'continuation' is missing")]
    [InlineData("{\"text\":\"01234567012345670\"}", "line 1 of standard input: it has 17 tokens; the model takes 16")]
    [InlineData("[]", "line 1 of standard input: it is not a JSON object")]
    public void LogProbs_BadLine_IsNamed(string input, string expected)
    {
        var run = Probe(input);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"error: {expected}", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Generate_WithAndWithoutACache_GivesTheSameTokens(bool keepsPrefixes)
    {
        using var model = new TableModel(keepsPrefixes);
        Assert.Equal([3, 4, 5, 6, 7, 0], GreedyDecoder.Continue(model, new[] { 1, 2 }, 6, _ => false));
    }

    [Fact]
    public void Tokenize_Line_ShowsIdsOffsetsAndTexts()
    {
        var run = CliRun.Of(TestComposition.Create(), """{"id":"ü","text":"12","addSpecial":true}""", CancellationToken.None, "probe", "tokenize", "any");
        Assert.Equal("""{"id":"ü","ids":[7,1,2],"offsets":[[0,1],[1,2]],"decoded":"712","decodedSkipSpecial":"12"}""" + "\n", run.Out);
    }

    [Fact]
    public void Chat_Lines_AreRenderedAndEncoded()
    {
        var run = Chat(
            """{"id":1,"messages":[{"role":"user","content":"12"},{"role":"assistant","content":"3"}]}""",
            """{"messages":[{"role":"user","content":"4"}],"addGenerationPrompt":true}""",
            """{"messages":[{"role":"user","content":"4"}],"addGenerationPrompt":true,"enableThinking":true,"date":"2026-11-24"}""");
        Assert.Equal(
            """{"id":1,"rendered":"123","ids":[1,2,3]}""" + "\n" + """{"rendered":"46","ids":[4,6]}""" + "\n" + """{"rendered":"47","ids":[4,7]}""" + "\n", run.Out);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"x","content":"1"}]}""", "line 1 of standard input: chat template, line 1, column 27: the template refuses the conversation: bad role")]
    [InlineData("""{"messages":[]}""", "line 1 of standard input: a chat template needs a conversation of at least one message")]
    [InlineData("{}", "line 1 of standard input: 'messages' is not an array of {role, content}")]
    [InlineData("""{"messages":["1"]}""", "line 1 of standard input: 'messages' holds \"1\", not {role, content}")]
    [InlineData("""{"messages":[{"role":"user"}]}""", "line 1 of standard input: 'content' is missing")]
    [InlineData("""{"messages":[{"role":"user","content":"1"}],"date":"24.11.2026"}""", "line 1 of standard input: 'date' is '24.11.2026', not a day as 2026-11-24")]
    public void Chat_BadLine_IsNamed(string line, string expected)
    {
        var run = Chat(line);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"error: {expected}", Assert.Single(run.ErrorLines));
    }

    private static CliRun Chat(params string[] lines) => CliRun.Of(TestComposition.Create(), string.Join('\n', lines), CancellationToken.None, "probe", "chat", "any");

    [Fact]
    public void Prompts_OfABenchmark_AreWrittenToTheFile()
    {
        var path = Path.GetTempFileName();
        var run = CliRun.Of(TestComposition.Create(), "probe", "prompts", "mmlu", "--data", "any", "--output", path);
        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        // The SHA-256 of "00", as sha256sum gives it.
        Assert.Equal(
            """{"item":"s0/0","prompt":"00","sha256":"f1534392279bddbf9d43dde8701cb5be14b82f76ec6607bf8d6ad557f60f304e","target":"A"}""",
            File.ReadLines(path).First());
        File.Delete(path);
    }

    [Fact]
    public void Prompts_ModifiedData_AreSaidToBeModified()
    {
        var run = CliRun.Of(TestComposition.Create(), "probe", "prompts", "mmlu", "--data", "any", "--allow-modified-data");
        Assert.Equal((0, "modified data: file has 2 items; 3 are needed"), (run.ExitCode, Assert.Single(run.ErrorLines)));
        Assert.Equal(2, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Prompts_UnknownBenchmark_IsSuggested()
    {
        var run = CliRun.Of(TestComposition.Create(), "probe", "prompts", "mmlu2", "--data", "any");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error: unknown benchmark mmlu2 (did you mean mmlu?)", run.Error, StringComparison.Ordinal);
    }

    private static CliRun Probe(string input, params string[] more) =>
        CliRun.Of(TestComposition.Create(), input, CancellationToken.None, ["probe", "logprobs", "any", .. more]);

    [Fact]
    public void GradeBbh_Lines_ShowBothExtractions()
    {
        // PROTOCOLS 2.2: the strict look-ahead eats one character, so that an answer without its full stop loses its bracket.
        var run = CliRun.Of(
            TestComposition.Create(),
            """{"id":1,"completion":"So the answer is (B).","target":"(B)"}""" + "\n" + """{"id":2,"completion":"So the answer is (B)","target":"(B)"}""" + "\n" + """{"completion":"No idea."}""",
            CancellationToken.None,
            "probe", "grade", "bbh");
        Assert.Equal(
            """{"id":1,"strict":"(B)","lenient":"(B)","strictCorrect":true,"lenientCorrect":true}""" + "\n" +
            """{"id":2,"strict":"(B","lenient":"(B)","strictCorrect":false,"lenientCorrect":true}""" + "\n" +
            """{"strict":null,"lenient":null}""" + "\n",
            run.Out);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void GradeMath_Lines_ShowBothVerdictsAndTheAnswer()
    {
        var run = CliRun.Of(
            TestComposition.Create(),
            """{"id":1,"gold":"\\frac{1}{2}","answer":"Final Answer: The final answer is $0.5$. I hope it is correct."}""" + "\n" +
            """{"id":2,"gold":"5","answer":"So it is \\boxed{5}."}""" + "\n" +
            """{"gold":"5","answer":""}""",
            CancellationToken.None,
            "probe", "grade", "math");
        Assert.Equal(
            """{"id":1,"verdict":true,"rule":"canonical-form","compatible":true,"compatibleRule":"canonical-form","extracted":"$0.5$","source":"final-answer"}""" + "\n" +
            """{"id":2,"verdict":true,"rule":"exact-string","compatible":false,"compatibleRule":"different","extracted":"5","source":"box"}""" + "\n" +
            """{"verdict":false,"rule":"no-answer","compatible":false,"compatibleRule":"different","extracted":null,"source":"none"}""" + "\n",
            run.Out);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("""{"answer":"5"}""", "line 1 of standard input: 'gold' is missing")]
    [InlineData("""{"gold":"5"}""", "line 1 of standard input: 'answer' is missing")]
    [InlineData("""{"gold":5,"answer":"5"}""", "line 1 of standard input: 'gold' is Number, not a string")]
    public void GradeMath_BadLine_IsNamed(string input, string expected)
    {
        var run = CliRun.Of(TestComposition.Create(), input, CancellationToken.None, "probe", "grade", "math");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"error: {expected}", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }
}
