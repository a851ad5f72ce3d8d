using DensingLaw.Evaluation.Loss;
using DensingLaw.Numerics;

namespace DensingLaw.Evaluation.Tests.Loss;

public sealed class BenchmarkLossTests
{
    private const double Ln2 = 0.6931471805599453;

    private static readonly BootstrapOptions s_options = new();

    [Fact]
    public void All_FourItems_CorpusAndItemMeansAreThoseWorkedByHand()
    {
        // Nats 2, 6, 3, 1 over 1, 2, 3, 2 tokens and 4, 8, 12, 4 bytes.
        var loss = Assert.Single(BenchmarkLoss.All([Item("s", 2, 1, 4), Item("s", 6, 2, 8), Item("t", 3, 3, 12), Item("t", 1, 2, 4)], s_options));

        Assert.Equal(("b", LossKind.Answer), (loss.Benchmark, loss.Kind));
        Assert.Equal(new LossCounts(4, 0, 0, 0), loss.Counts);
        Assert.Null(loss.TruncatedLoss);
        var summary = loss.Loss!;
        Assert.Equal((4, 8L, 28L), (summary.Items, summary.Tokens, summary.Bytes));
        Assert.Equal(12.0 / 8, summary.NatsPerToken.Corpus, 1e-12);
        Assert.Equal((2 + 3 + 1 + 0.5) / 4, summary.NatsPerToken.ItemMean, 1e-12);
        Assert.Equal(12.0 / 28, summary.NatsPerByte.Corpus, 1e-12);
        Assert.Equal((0.5 + 0.75 + 0.25 + 0.25) / 4, summary.NatsPerByte.ItemMean, 1e-12);
        Assert.Equal(12.0 / 28 / Ln2, summary.BitsPerByte.Corpus, 1e-12);

        // Two items a sub-task: a resample has one of them twice. The four equally likely ratios are (2+1)/(1+2), (2+3)/(1+3), (6+1)/(2+2), (6+3)/(2+3).
        Assert.Equal(new Interval(1, 1.8, 0.9), summary.NatsPerToken.CorpusInterval);

        Assert.Equal(["s", "t"], loss.Subtasks.Select(s => s.Name));
        Assert.Equal(8.0 / 3, loss.Subtasks[0].Loss!.NatsPerToken.Corpus, 1e-12);
        Assert.Equal(4.0 / 5, loss.Subtasks[1].Loss!.NatsPerToken.Corpus, 1e-12);
    }

    [Fact]
    public void All_TruncatedMergedAndInfiniteItems_AreCountedAndOnlyMergedOnesAreInTheHeadline()
    {
        ItemLoss[] items =
        [
            Item("s", 2, 1, 4), Item("s", 4, 2, 4) with { BoundaryMerged = true, SeamNats = 5 },
            Item("s", 90, 3, 3) with { Truncated = true }, Item("s", double.PositiveInfinity, 1, 3) with { UnknownTokens = 1 },
            Item("s", double.PositiveInfinity, 1, 3) with { Truncated = true, UnknownTokens = 1 },
        ];
        var loss = Assert.Single(BenchmarkLoss.All(items, s_options));

        Assert.Equal(new LossCounts(Items: 5, Truncated: 2, Infinite: 2, BoundaryMerged: 1), loss.Counts);
        Assert.Equal(2, loss.Loss!.Items);
        Assert.Equal(2, loss.Loss.NatsPerToken.Corpus, 1e-12);
        Assert.Equal(1, loss.TruncatedLoss!.Items);
        Assert.Equal(30, loss.TruncatedLoss.NatsPerByte.Corpus, 1e-12);
        Assert.Null(loss.TruncatedLoss.NatsPerByte.CorpusInterval);
        Assert.Equal(loss.Counts, loss.Subtasks.Single().Counts);
    }

    [Fact]
    public void All_SeveralBenchmarksAndKinds_AreApartInOrderOfAppearance()
    {
        ItemLoss[] items = [Item("s", 1, 1, 1), Item("s", 1, 1, 1) with { Kind = LossKind.Rationale }, Item("s", 1, 1, 1) with { Benchmark = "c" }, Item("s", 3, 1, 1)];

        Assert.Equal(
            [("b", LossKind.Answer, 2), ("b", LossKind.Rationale, 1), ("c", LossKind.Answer, 1)],
            BenchmarkLoss.All(items, s_options).Select(l => (l.Benchmark, l.Kind, l.Counts.Items)));
    }

    [Fact]
    public void All_OnlyInfiniteItems_HaveNoMean()
    {
        var loss = Assert.Single(BenchmarkLoss.All([Item("s", double.PositiveInfinity, 1, 3)], s_options));
        Assert.Null(loss.Loss);
        Assert.Null(loss.TruncatedLoss);
    }

    [Fact]
    public void Interval_OfManyItems_CoversTheLossOfTheirKind()
    {
        // A ratio's standard error by the delta method: items of n tokens cost 2n nats and noise of variance 1: SE = √N / Σn.
        var random = new Pcg32(5);
        ItemLoss[] items = [.. Enumerable.Range(0, 400).Select(_ =>
        {
            var tokens = 1 + (int)random.NextBelow(20);
            var noise = Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
            return Item("s", Math.Max(0, (2 * tokens) + noise), tokens, 4 * tokens);
        })];
        var summary = Assert.Single(BenchmarkLoss.All(items, s_options)).Loss!;

        var interval = summary.NatsPerToken.CorpusInterval!.Value;
        var expectedWidth = 2 * 1.6449 * Math.Sqrt(400) / items.Sum(i => i.Tokens);
        Assert.InRange(2.0, interval.Lower - expectedWidth, interval.Upper + expectedWidth);
        Assert.InRange((interval.Upper - interval.Lower) / expectedWidth, 0.85, 1.15);
        Assert.Equal(interval.Lower / 4 / Ln2, summary.BitsPerByte.CorpusInterval!.Value.Lower, 1e-9);
    }

    [Fact]
    public void Text_OfARecord_ReadsBackAndDamageIsRefused()
    {
        var loss = Item("s", 0.1 + 0.2, 3, 12);
        var text = ItemLossText.Write(loss);

        Assert.Equal(loss, ItemLossText.Read(text));
        Assert.Contains("\"kind\":\"answer\"", text, StringComparison.Ordinal);
        Assert.Null(ItemLossText.Read(text[..^5]));
        Assert.Null(ItemLossText.Read(text.Replace("\"nats\":0.", "\"nats\":-0.", StringComparison.Ordinal)));
        Assert.Null(ItemLossText.Read(text.Replace("\"bytes\":12", "\"bytes\":0", StringComparison.Ordinal)));
        Assert.Null(ItemLossText.Read(text.Replace("\"answer\"", "\"guess\"", StringComparison.Ordinal)));
    }

    private static ItemLoss Item(string subtask, double nats, int tokens, int bytes) => new()
    {
        Benchmark = "b",
        Subtask = subtask,
        Item = "i",
        Kind = LossKind.Answer,
        ContextSha256 = "0",
        ContextTokens = 1,
        Nats = nats,
        SeamNats = 0,
        Tokens = tokens,
        Bytes = bytes,
        BytesScored = bytes,
        MovedSpaces = 0,
        UnknownTokens = 0,
        BoundaryMerged = false,
        Truncated = false,
        IsGreedy = false,
    };
}
