using DensingLaw.Training.Corpus;

namespace DensingLaw.Training.Tests.Corpus;

public sealed class CorpusFolderTests : IDisposable
{
    private readonly CorpusFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Documents_SeveralKinds_ComeInOrdinalOrderOfPaths()
    {
        _files.Write("b.jsonl", "{\"id\":1,\"text\":\"two\"}\r\n\n{\"text\":\"th\\u0072ee\\nlines\",\"meta\":{\"text\":\"no\"}}");
        _files.Write("a/z.txt", "\uFEFFone\nfile\n");
        _files.Write("c.jsonl.gz", CorpusFiles.Gzip("{\"text\":\"four\"}\n{\"text\":\"  \"}\n"));
        _files.Write("B.txt", "zero");
        _files.Write("notes.md", "not read");
        _files.Write(".hidden.txt", "not read");
        var folder = Open();
        Assert.Equal(["B.txt", "a/z.txt", "b.jsonl", "c.jsonl.gz"], folder.Files);
        Assert.Equal(["zero", "one\nfile\n", "two", "three\nlines", "four"], folder.Documents().Select(d => d.Text));
        Assert.Equal(["B.txt:1", "a/z.txt:1", "b.jsonl:1", "b.jsonl:3", "c.jsonl.gz:1"], folder.Documents().Select(d => d.Place));
    }

    [Fact]
    public void Documents_Separator_DividesTextFiles()
    {
        _files.Write("a.txt", "one\ntwo\n<|end|>\r\nthree <|end|> four\n<|end|>\n<|end|>\nfive\n");
        var documents = CorpusFolder.Open(_files.Texts, new CorpusOptions { DocumentSeparator = "<|end|>" }).Documents().ToArray();
        Assert.Equal(["one\ntwo", "three <|end|> four", "five\n"], documents.Select(d => d.Text));
        Assert.Equal([1L, 4, 7], documents.Select(d => d.Line));
    }

    [Fact]
    public void Documents_LongLines_AreReadWhole()
    {
        var texts = new[] { new string('a', 200_000), "b", new string('é', 70_000) };
        _files.WriteLines("a.jsonl", texts);
        Assert.Equal(texts, Open().Documents().Select(d => d.Text));
    }

    [Theory]
    [InlineData("{\"text\":\"a\"}\n{\"text\":", "a.jsonl:2: not JSON")]
    [InlineData("{\"text\":\"a\"}\n[1]\n", "a.jsonl:2: StartArray where an object is needed")]
    [InlineData("{\"id\":3,\"content\":\"a\"}\n", "a.jsonl:1: there is no field 'text'; it has id, content")]
    [InlineData("{\"text\":null}\n", "a.jsonl:1: field 'text' is of the kind Null")]
    [InlineData("{\"text\":\"a\"} {\"text\":\"b\"}\n", "a.jsonl:1: not JSON")]
    [InlineData("\n{\"text\":\"\\ud800\"}\n", "a.jsonl:2: the text is not Unicode")]
    public void Documents_BadLine_IsNamedByFileAndLine(string content, string expected)
    {
        _files.Write("a.jsonl", content);
        var error = Assert.Throws<DataIntegrityException>(() => Open().Documents().ToArray());
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.jsonl")]
    public void Documents_NotUtf8_IsNamed(string name)
    {
        _files.Write(name, [.. "{\"text\":\"a"u8, 0xFF, .. "\"}\n"u8]);
        var error = Assert.Throws<DataIntegrityException>(() => Open().Documents().ToArray());
        Assert.Contains($"{name}:1: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_CutOffGzip_IsNamed()
    {
        var whole = CorpusFiles.Gzip(string.Concat(CorpusFiles.Sentences(5000).Select(s => $"{{\"text\":\"{s}\"}}\n")));
        _files.Write("a.jsonl.gz", whole[..(whole.Length / 2)]);
        var error = Assert.Throws<DataIntegrityException>(() => Open().Documents().Count());
        Assert.Contains("a.jsonl.gz", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_NotGzip_IsNamed()
    {
        _files.Write("a.jsonl.gz", "{\"text\":\"a\"}\n");
        var error = Assert.Throws<DataIntegrityException>(() => Open().Documents().Count());
        Assert.Contains("a.jsonl.gz: cannot be read on after line 0", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.txt", "0123456789\n0123456789\n", "a.txt:2: the document is longer than 20 bytes")]
    [InlineData("a.jsonl", "{\"text\":\"a\"}\n{\"text\":\"0123456789\"}\n", "a.jsonl:2: longer than 20 bytes")]
    public void Documents_BeyondTheLimit_AreNamed(string name, string content, string expected)
    {
        _files.Write(name, content);
        var error = Assert.Throws<DataIntegrityException>(() => CorpusFolder.Open(_files.Texts, new CorpusOptions { MaxDocumentBytes = 20 }).Documents().Count());
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MissingOrEmptyFolder_SaysWhatIsNeeded()
    {
        var missing = Assert.Throws<ConfigurationException>(() => CorpusFolder.Open(_files.Texts + "x", new CorpusOptions()));
        Assert.Contains("there is no corpus folder", missing.Message, StringComparison.Ordinal);
        _files.Write("notes.md", "not a text");
        var empty = Assert.Throws<ConfigurationException>(Open);
        Assert.Contains("has no .txt, .jsonl or .jsonl.gz file", empty.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Links_AreFollowed()
    {
        var path = _files.Write("a.txt", "a text of some length");
        File.CreateSymbolicLink(Path.Combine(_files.Texts, "b.txt"), path);
        Assert.Equal(2 * 21, Open().Bytes);
        Assert.Equal(2, Open().Documents().Count());
        File.CreateSymbolicLink(Path.Combine(_files.Texts, "c.txt"), path + "x");
        var error = Assert.Throws<ConfigurationException>(Open);
        Assert.Contains("c.txt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sha256_OtherNameOrContent_IsAnother()
    {
        _files.Write("a.txt", "one");
        var first = Open().Sha256();
        Assert.Equal(first, Open().Sha256());
        File.Move(Path.Combine(_files.Texts, "a.txt"), Path.Combine(_files.Texts, "b.txt"));
        Assert.NotEqual(first, Open().Sha256());
    }

    private CorpusFolder Open() => CorpusFolder.Open(_files.Texts, new CorpusOptions());
}
