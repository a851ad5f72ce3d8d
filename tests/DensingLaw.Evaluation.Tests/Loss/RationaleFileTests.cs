using System.IO.Compression;
using System.Text;
using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Evaluation.Tests.Loss;

public sealed class RationaleFileTests : IDisposable
{
    private const string Rows = """
        {"source":"mmlu","question":"Q1","answer":"A1","more":1}
        {"source":"human-eval","instruction":"def f():\n","analysis":"    return 1"}

        {"source":"mmlu","question":"Q1","answer":"A1"}
        {"source":"big-bench-hard","question":"Q2","answer":" A2"}
        {"source":"MBPP","question":"Q3","answer":"A3"}
        {"source":"math","question":"Q4","answer":"A4"}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("rows.jsonl")]
    [InlineData("rows.jsonl.gz")]
    public void Read_RowsOfTheRelease_BecomeTextsByBenchmark(string name)
    {
        var file = Read(Rows, name);

        Assert.Equal(
            [
                ("mmlu", "line 1", "Q1", "\nA1"), ("mmlu", "line 4", "Q1", "\nA1"), ("humaneval", "line 2", "def f():\n", "    return 1"), ("bbh", "line 5", "Q2", " A2"),
                ("mbpp", "line 6", "Q3", "\nA3"), ("math", "line 7", "Q4", "\nA4"),
            ],
            file.Texts.Select(t => (t.Benchmark, t.Item, t.Context, t.Continuation)));
        Assert.All(file.Texts, t => Assert.Equal(LossKind.Rationale, t.Kind));
        Assert.Equal(1, file.DuplicateRows);
        Assert.Equal(64, file.Sha256.Length);
    }

    [Fact]
    public void Read_OtherFieldNames_AreMapped()
    {
        var text = Assert.Single(Read("""{"set":"math","prompt":"Q","output":"A","answer":7}""", fields: RationaleFields.Parse("source=set, question=prompt,answer=output")).Texts);
        Assert.Equal(("math", "Q", "\nA"), (text.Benchmark, text.Context, text.Continuation));
    }

    [Theory]
    [InlineData("""{"source":"mmlu","question":"Q"}""", "line 1: there is no field 'answer' or 'analysis'; it has source, question")]
    [InlineData("""{"source":"mmlu","question":3,"answer":"A"}""", "line 1: field 'question' is of the kind Number")]
    [InlineData("""{"source":"mmlu","question":"Q","answer":""}""", "line 1: field 'answer' is empty")]
    [InlineData("""{"source":"arc","question":"Q","answer":"A"}""", "line 1: the source 'arc' is not known; known are mmlu, big-bench-hard")]
    [InlineData("\n[1]", "line 2 is not a JSON object")]
    [InlineData("\n\n{\"source\":", "line 3 is not JSON")]
    [InlineData("""{"source":"mmlu","question":"\ud800","answer":"A"}""", "line 1: field 'question' is not Unicode text")]
    [InlineData(" \n\n", "has no rows")]
    [InlineData("", "has no rows")]
    public void Read_BadRow_IsNamedByFileAndLine(string content, string phrase)
    {
        var error = Assert.Throws<DataIntegrityException>(() => Read(content));
        Assert.Contains(_folder["rows.jsonl"], error.Message, StringComparison.Ordinal);
        Assert.Contains(phrase, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NotUtf8TruncatedOrMissing_IsRefused()
    {
        File.WriteAllBytes(_folder["latin1.jsonl"], [.. Encoding.UTF8.GetBytes(Rows), (byte)'\n', (byte)'"', 0xE9, (byte)'"']);
        var notUtf8 = Assert.Throws<DataIntegrityException>(() => RationaleFile.Read(_folder["latin1.jsonl"], new RationaleFields()));
        Assert.Contains("latin1.jsonl line 8 is not UTF-8", notUtf8.Message, StringComparison.Ordinal);

        Read(Rows, "rows.jsonl.gz");
        File.WriteAllBytes(_folder["cut.jsonl.gz"], File.ReadAllBytes(_folder["rows.jsonl.gz"])[..^9]);
        Assert.Throws<DataIntegrityException>(() => RationaleFile.Read(_folder["cut.jsonl.gz"], new RationaleFields()));
        Assert.Throws<ConfigurationException>(() => RationaleFile.Read(_folder["none.jsonl"], new RationaleFields()));
    }

    [Theory]
    [InlineData("question", "'question' names no field")]
    [InlineData("source=", "'source=' names no field")]
    [InlineData("prompt=x", "have no field 'prompt'")]
    public void Parse_BadMap_IsRefused(string map, string phrase) =>
        Assert.Contains(phrase, Assert.Throws<ConfigurationException>(() => RationaleFields.Parse(map)).Message, StringComparison.Ordinal);

    private RationaleFile Read(string content, string name = "rows.jsonl", RationaleFields? fields = null)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        using (var stream = File.Create(_folder[name]))
        {
            if (name.EndsWith(".gz", StringComparison.Ordinal))
            {
                using var gzip = new GZipStream(stream, CompressionLevel.Fastest);
                gzip.Write(bytes);
            }
            else
            {
                stream.Write(bytes);
            }
        }

        return RationaleFile.Read(_folder[name], fields ?? new RationaleFields());
    }
}
