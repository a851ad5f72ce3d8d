using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Tests;
using DensingLaw.Training.Corpus;

namespace DensingLaw.Training.Tests.Corpus;

public sealed class DecontaminationTests
{
    /// <summary>Thirteen words, and two more.</summary>
    private const string Question = "If a train leaves Oslo at nine and drives for three hours, when does it arrive?";

    private static readonly WordText s_words = new();

    [Theory]
    [InlineData("He asked: IF A TRAIN leaves (Oslo) at nine -- and drives for three hours when; and left.", true)]
    [InlineData("train leaves Oslo at nine and drives for three hours, when does it", true)]
    [InlineData("train leaves Oslo at nine and drives for three hours, when does he arrive", false)]
    [InlineData("a train leaves Oslo at nine and and drives for three hours, when does it arrive", false)]
    [InlineData("a train leaves Oslo at nine\n\n\tand\u00A0drives for three hours… “when” does it", true)]
    [InlineData("", false)]
    public void Find_ThirteenWords_WhateverCaseAndPunctuation(string document, bool isHit) =>
        Assert.Equal(isHit, Index(("oslo", Question)).Find(document, s_words).Count > 0);

    [Theory]
    [InlineData("Don't STOP: f(x)=1;  naïve—Straße…\tΣ", "dont stop fx1 naïvestraße σ")]
    [InlineData(" \n== -- !\n", "")]
    public void Load_Text_IsLowerCaseWordsWithoutPunctuation(string text, string expected)
    {
        var words = new WordText();
        words.Load(text);
        Assert.Equal(expected, words.Words == 0 ? "" : words.Row(0, words.Words).ToString());
    }

    [Fact]
    public void Find_RandomTexts_AgreesWithSearchingWordByWord()
    {
        var random = new Random(13);
        string Text(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => "abc"[random.Next(3)]));
        for (var i = 0; i < 200; i++)
        {
            var item = Text(random.Next(4, 40));
            var document = Text(random.Next(0, 60));
            var rows = Enumerable.Range(0, Math.Max(0, ((item.Length + 1) / 2) - 5)).Select(w => item.Substring(w * 2, 11));
            var expected = rows.Any(row => document.Contains(row, StringComparison.Ordinal));
            Assert.Equal(expected, Index(6, null, ("x", item)).Find(document, s_words).Count > 0);
        }
    }

    [Fact]
    public void Find_RowInManyItems_IsATemplateWhereThatIsSaid()
    {
        (string, string)[] items = [.. "abcde".Select(c => (c.ToString(), $"one two three four five {c} seven eight nine ten eleven twelve"))];
        Assert.Equal(5, Index(5, null, items).Find("one two three four five", s_words).Count);
        var index = Index(5, 2, items);
        Assert.Empty(index.Find("one two three four five", s_words));
        Assert.Equal([2], index.Find("so four five c seven eight it is", s_words).Select(h => h.Item));
        Assert.Equal([3L], index.TemplateRows);
    }

    [Fact]
    public void Report_HitsOfTwoBenchmarks_CountsEachAndTheTotalOnce()
    {
        var options = new DecontaminationOptions
        {
            Words = 3,
            Targets =
            [
                new() { Name = "first", Items = [("a", ["red blue green"]), ("b", ["no"]), ("c", ["left right centre"])] },
                new() { Name = "second", Items = [("d", ["blue green white"])] },
            ],
        };
        var index = new RowIndex(options);
        var counter = new OverlapCounter(options, index);
        string[] texts = ["nothing here at all", "red, blue, green, white", "Red Blue Green!"];
        for (var i = 0; i < texts.Length; i++)
            counter.Add(new CorpusDocument(texts[i], "f.jsonl", i + 1), bytes: 10 * (i + 1), index.Find(texts[i], s_words));
        var report = DecontaminationReport.Parse("report", counter.Report().ToJson());
        Assert.Equal((3, 2, 50), (report.Documents, report.DocumentsDropped, report.BytesDropped));
        var (first, second) = (report.Benchmarks[0], report.Benchmarks[1]);
        Assert.Equal((3, 1, 1, 2, 50), (first.Items, first.ItemsHit, first.ItemsTooShort, first.DocumentsDropped, first.BytesDropped));
        Assert.Equal([new("f.jsonl:2", "a", "red blue green"), new("f.jsonl:3", "a", "red blue green")], first.Examples);
        Assert.Equal((1, 1, 0, 1, 20), (second.Items, second.ItemsHit, second.ItemsTooShort, second.DocumentsDropped, second.BytesDropped));
    }

    [Theory]
    [InlineData("mbpp")]
    [InlineData("mmlu")]
    [InlineData("bbh")]
    [InlineData("math")]
    [InlineData("humaneval")]
    public void Of_Release_FindsItsItemsInADocument(string name)
    {
        var benchmark = BenchmarkCatalog.Load(name, SharedFolder.Require("bench"), allowModifiedData: true);
        var target = DecontaminationTarget.Of(benchmark);
        Assert.Equal(benchmark.ItemCount, target.Items.Count);
        var index = new RowIndex(new DecontaminationOptions { Targets = [target] });
        var item = target.Items.Select((t, i) => (t.Texts[0], i)).First(t => t.Item1.Split().Length > 40);
        Assert.Contains(item.i, index.Find($"Seen on a page. {item.Item1.ToUpperInvariant()}", s_words).Select(h => h.Item));
        Assert.Empty(index.Find(string.Join(' ', CorpusFiles.Sentences(50)), s_words));
    }

    [Fact]
    public void Check_BenchmarkTwice_IsRefused()
    {
        DecontaminationTarget target = new() { Name = "mmlu", Items = [] };
        Assert.Throws<ConfigurationException>(() => new DecontaminationOptions { Targets = [target, target] }.Check());
        Assert.Throws<ConfigurationException>(() => new DecontaminationOptions { Words = 1 }.Check());
    }

    private static RowIndex Index(params (string Item, string Text)[] items) => Index(13, null, items);

    private static RowIndex Index(int words, int? most, params (string Item, string Text)[] items) => new(new DecontaminationOptions
    {
        Words = words,
        MaxItemsPerRow = most,
        Targets = [new() { Name = "benchmark", Items = [.. items.Select(i => (i.Item, (IReadOnlyList<string>)[i.Text]))] }],
    });
}
