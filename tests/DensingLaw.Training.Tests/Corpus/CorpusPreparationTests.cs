using DensingLaw.Tokenization.Training;
using DensingLaw.Training.Corpus;

namespace DensingLaw.Training.Tests.Corpus;

public sealed class CorpusPreparationTests : IDisposable
{
    private readonly CorpusFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Prepare_Corpus_DecodesBackToItsDocumentsOnTwoSides()
    {
        var texts = CorpusFiles.Sentences(400);
        _files.WriteLines("a.jsonl", texts[..200]);
        _files.WriteLines("b.jsonl", texts[200..]);
        using var corpus = CorpusPreparation.Prepare(Options() with { HeldOutShare = 0.2 });
        var training = Documents(corpus, corpus.Shards.Training);
        var heldOut = Documents(corpus, corpus.Shards.HeldOut);
        Assert.Equal(texts.Where(t => !heldOut.Contains(t)), training);
        Assert.Equal(texts.Where(heldOut.Contains), heldOut);

        // Four standard errors of a binomial with n = 400, p = 0.2.
        Assert.InRange(heldOut.Length, 80 - 32, 80 + 32);
        var index = corpus.Shards.Index;
        Assert.Equal((training.Length, heldOut.Length), (index.Training.Documents, index.HeldOut.Documents));
        Assert.Equal(texts.Sum(System.Text.Encoding.UTF8.GetByteCount), index.Training.TextBytes + index.HeldOut.TextBytes);
        var list = File.ReadAllLines(Path.Combine(corpus.Shards.Folder, "held-out.tsv"));
        Assert.Equal(heldOut.Select(t => Array.IndexOf(texts, t)).Select(i => i < 200 ? $"a.jsonl:{i + 1}" : $"b.jsonl:{i - 199}"), list.Select(l => l.Split('\t')[1]));
    }

    [Fact]
    public void Prepare_OtherThreads_WritesTheSameBytes()
    {
        _files.WriteLines("a.jsonl", CorpusFiles.Sentences(3000));
        using var one = CorpusPreparation.Prepare(Options() with { Threads = 1, TokensPerShard = 5000 });
        using var four = CorpusPreparation.Prepare(Options() with { Threads = 4, TokensPerShard = 5000, Output = _files.Output + "4" });
        Assert.True(one.Shards.Index.Training.Shards.Count > 3);
        foreach (var file in Directory.GetFiles(one.Shards.Folder))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(four.Shards.Folder, Path.GetFileName(file))));
        one.Shards.Verify();
    }

    [Fact]
    public void Prepare_EqualInputs_ReusesAndOtherInputsDoNot()
    {
        _files.WriteLines("a.jsonl", CorpusFiles.Sentences(300));
        string first;
        using (var corpus = CorpusPreparation.Prepare(Options()))
        {
            Assert.False(corpus.Reused);
            first = corpus.Shards.Folder;
        }

        using (var again = CorpusPreparation.Prepare(Options() with { Threads = 1 }))
            Assert.Equal((true, first), (again.Reused, again.Shards.Folder));
        using (var seeded = CorpusPreparation.Prepare(Options() with { HeldOutSeed = 1 }))
            Assert.False(seeded.Reused);
        _files.WriteLines("b.jsonl", ["One more."]);
        using var grown = CorpusPreparation.Prepare(Options());
        Assert.NotEqual(first, grown.Shards.Folder);
        Assert.Empty(Directory.GetFileSystemEntries(_files.Output, "*.part").Concat(Directory.GetFileSystemEntries(_files.Output, "*.lock")));
    }

    [Fact]
    public void Prepare_TokenizerThereIs_IsTakenAndItsShardsAreKeptApart()
    {
        _files.WriteLines("a.jsonl", CorpusFiles.Sentences(300));
        using var trained = CorpusPreparation.Prepare(Options());
        using var taken = CorpusPreparation.Prepare(Options() with { Bpe = null, Tokenizer = trained.TokenizerPath });
        Assert.Equal((true, trained.Shards.Folder), (taken.Reused, taken.Shards.Folder));
        File.WriteAllText(Path.Combine(trained.TokenizerPath, "tokenizer_config.json"), "{}");
        var error = Assert.Throws<ConfigurationException>(() => CorpusPreparation.Prepare(Options() with { Bpe = null, Tokenizer = trained.TokenizerPath }));
        Assert.Contains("names no token that ends a text", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_Contaminated_DropsTheDocumentsAndReports()
    {
        const string Item = "what is the name of the river that runs under the old stone bridge of Visegrad";
        _files.WriteLines("a.jsonl", [.. CorpusFiles.Sentences(100), $"Quiz. {Item.ToUpperInvariant()}? The Drina.", .. CorpusFiles.Sentences(100, seed: 2)]);
        var options = Options() with
        {
            HeldOutShare = 0,
            Decontamination = new() { Targets = [new() { Name = "quiz", Items = [("q/1", [$"{Item} the Drina"])] }] },
        };
        using var corpus = CorpusPreparation.Prepare(options);
        Assert.Equal(200, corpus.Shards.Index.Training.Documents);
        Assert.Equal(0, corpus.Shards.HeldOut.Length);
        Assert.Equal(1, corpus.Shards.Index.DocumentsDropped);
        Assert.DoesNotContain(Documents(corpus, corpus.Shards.Training), t => t.Contains("RIVER", StringComparison.Ordinal));
        var found = Assert.Single(corpus.Decontamination.Benchmarks);
        Assert.Equal(("quiz", 1, 1), (found.Benchmark, found.ItemsHit, found.DocumentsDropped));
        Assert.Equal(["a.jsonl:101"], found.Examples.Select(e => e.Document));
        using var again = CorpusPreparation.Prepare(options);
        Assert.True(again.Reused);
        Assert.Equal(corpus.Decontamination.ToJson(), again.Decontamination.ToJson());
    }

    [Fact]
    public void Prepare_BadLine_LeavesNothingBehind()
    {
        _files.WriteLines("a.jsonl", CorpusFiles.Sentences(300));
        _files.Write("b.jsonl", "{\"text\":3}\n");
        var error = Assert.Throws<DataIntegrityException>(() => CorpusPreparation.Prepare(Options()));
        Assert.Contains("b.jsonl:1: field 'text' is of the kind Number", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_files.Output));
    }

    [Fact]
    public void Prepare_LargeDocuments_ReportsByBytesAndEndsAtTheTotal()
    {
        var text = string.Join('\n', CorpusFiles.Sentences(20_000));
        foreach (var name in (string[])["a.txt", "b.txt", "c.txt", "d.txt"])
            _files.Write(name, string.Concat(Enumerable.Repeat($"{name}\n{text}", 3)));
        var reports = new List<CorpusProgress>();
        using var corpus = CorpusPreparation.Prepare(Options() with { HeldOutShare = 0 }, new Reports(reports));
        var last = reports[^1];
        Assert.Equal((CorpusStage.Tokenizing, last.TotalBytes, 4, corpus.Shards.Training.Length), (last.Stage, last.Bytes, last.Documents, last.Tokens));
        Assert.Equal([CorpusStage.Hashing, CorpusStage.TrainingTokenizer, CorpusStage.Tokenizing], reports.Select(r => r.Stage).Distinct());
        Assert.True(reports.Count(r => r.Stage == CorpusStage.Tokenizing) > 1);
    }

    [Fact]
    public void Prepare_AfterAKill_WritesOverWhatItLeft()
    {
        _files.WriteLines("a.jsonl", CorpusFiles.Sentences(300));
        string folder;
        byte[] index;
        using (var corpus = CorpusPreparation.Prepare(Options()))
            (folder, index) = (corpus.Shards.Folder, File.ReadAllBytes(Path.Combine(corpus.Shards.Folder, "index.json")));
        Directory.Move(folder, folder + ".part");
        File.Delete(Path.Combine(folder + ".part", "index.json"));
        using var again = CorpusPreparation.Prepare(Options());
        Assert.False(again.Reused);
        Assert.Equal(index, File.ReadAllBytes(Path.Combine(folder, "index.json")));
    }

    [Fact]
    public void Prepare_OptionsThatContradict_AreRefused()
    {
        _files.Write("a.txt", "text");
        Assert.Throws<ConfigurationException>(() => CorpusPreparation.Prepare(Options() with { Bpe = null }));
        Assert.Throws<ConfigurationException>(() => CorpusPreparation.Prepare(Options() with { Tokenizer = "x" }));
        Assert.Throws<ConfigurationException>(() => CorpusPreparation.Prepare(Options() with { HeldOutShare = 1 }));
    }

    private static string[] Documents(PreparedCorpus corpus, TokenSequence stream)
    {
        var tokens = new long[stream.Length];
        stream.Read(0, tokens);
        int[] ids = [.. tokens.Select(t => (int)t)];
        List<string> texts = [];
        for (var start = 0; start < ids.Length;)
        {
            var end = Array.IndexOf(ids, corpus.Shards.Index.EosId, start);
            texts.Add(corpus.Tokenizer.Decode(ids.AsSpan(start..end), skipSpecialTokens: false));
            start = end + 1;
        }

        return [.. texts];
    }

    private sealed class Reports(List<CorpusProgress> list) : IProgress<CorpusProgress>
    {
        public void Report(CorpusProgress value) => list.Add(value);
    }

    private CorpusPreparationOptions Options() => new()
    {
        Folder = _files.Texts,
        Output = _files.Output,
        Bpe = new BpeTrainerOptions { VocabularySize = 300 },
    };
}
