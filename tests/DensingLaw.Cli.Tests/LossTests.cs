using System.Text.Json;

namespace DensingLaw.Cli.Tests;

public sealed class LossTests : IDisposable
{
    private const double Ln2 = 0.6931471805599453, Ln14 = 2.6390573296152584;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("densinglaw-loss-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Loss_OfABenchmark_IsThatWorkedByHand()
    {
        var items = Path.Combine(_folder.FullName, "items.jsonl");
        var run = CliRun.Of(TestComposition.Create(), "loss", "/", "--data", _folder.FullName, "--benchmarks", "mmlu", "--items", items, "--json");
        Assert.Equal(0, run.ExitCode);
        var document = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(JsonValueKind.Null, document.GetProperty("loss").ValueKind);
        Assert.False(document.GetProperty("rules").GetProperty("bosAdded").GetBoolean());

        // Of three letters two have probability 1/2 and one 1/14; a letter is one byte here.
        var losses = Assert.Single(document.GetProperty("benchmarks").EnumerateArray()).GetProperty("losses").EnumerateArray().ToArray();
        Assert.Equal(["letter", "text"], losses.Select(l => l.GetProperty("kind").GetString()));
        var letter = losses[0].GetProperty("loss");
        Assert.Equal(TestComposition.Items, letter.GetProperty("items").GetInt32());
        Assert.Equal(((2 * Ln2) + Ln14) / 3, letter.GetProperty("natsPerToken").GetProperty("corpus").GetDouble(), 1e-6);
        Assert.Equal(((2 * Ln2) + Ln14) / 3 / Ln2, letter.GetProperty("bitsPerByte").GetProperty("itemMean").GetDouble(), 1e-6);

        // " 45" after 3 (4 of 30 items) costs two times 1/2, after another digit 1/14 and 1/2; it is three bytes.
        var text = losses[1].GetProperty("loss");
        Assert.Equal(90, text.GetProperty("bytes").GetInt32());
        Assert.Equal(((30 * Ln2) + (4 * Ln2) + (26 * Ln14)) / 90, text.GetProperty("natsPerByte").GetProperty("corpus").GetDouble(), 1e-6);
        Assert.Equal(2 * TestComposition.Items, File.ReadAllLines(items).Length);
    }

    [Fact]
    public void Loss_OfTextAndRationales_PrintsATableOfEach()
    {
        var text = Write("text.txt", "0123");
        var rationales = Write("rationales.jsonl", """{"source":"math","question":"12","answer":"34"}""" + "\n" + """{"source":"math","question":"12","answer":"34"}""");
        var run = CliRun.Of(TestComposition.Create(), "loss", "/", "--text", text, "--rationales", rationales);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("bits per byte", run.Out, StringComparison.Ordinal);

        // Two tokens of probability 1/2 over three bytes, the line break between them and the question included.
        Assert.Matches(@"math +rationale +0\.6667 +0\.6667 – 0\.6667 +0\.6667 +0\.6931 +0\.6931 +2 +0 +0", run.Out);
        Assert.Contains("1 of 2 rows repeat an earlier one", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Loss_OptionsThatMiss_AreAllNamed()
    {
        var run = CliRun.Of(
            TestComposition.Create(), "loss", "/", "--max-length", "0", "--subtasks", "s0", "--data", "/none", "--rationale-fields", "question", "--items", "x", "--seed", "-1");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Equal(
            [
                "error: there is nothing to measure; give --text, --benchmarks or --rationales",
                "error: --max-length is of a text's windows; give --text with it",
                "error: --rationale-fields is about --rationales; give both",
                "error: --items is of benchmarks and rationales; give --benchmarks or --rationales with it",
                "error: --max-length is '0'; give a whole number of at least 1",
                "error: --data is the folder of benchmarks' releases; give --benchmarks with it",
                "error: there is no folder '/none'; give the folder of the benchmarks' releases with --data",
                "error: --subtasks needs at least one name, and exactly one benchmark that has it",
                "error: --rationale-fields: 'question' names no field of the rationales; give source=NAME, question=NAME or answer=NAME",
                "error: --seed is '-1'; give a whole number of at least 0",
            ],
            run.ErrorLines.SkipLast(1));
    }

    [Theory]
    [InlineData("--benchmarks needs the folder of the releases; give it with --data", "--benchmarks", "mmlu")]
    [InlineData("unknown benchmark mmul (did you mean mmlu?)", "--benchmarks", "mmul", "--data", "/")]
    [InlineData("cannot read the rationales '/no/such.jsonl'", "--rationales", "/no/such.jsonl")]
    [InlineData("cannot read the text '/no/such.txt'", "--text", "/no/such.txt")]
    [InlineData("cannot write --items '/no/such/items'", "--benchmarks", "mmlu", "--data", "/", "--items", "/no/such/items")]
    public void Loss_WhatCannotBeUsed_Exits2(string phrase, params string[] options)
    {
        var run = CliRun.Of(TestComposition.Create(), ["loss", "/", .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(phrase, run.ErrorLines[0], StringComparison.Ordinal);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }
}
