using DensingLaw.Evaluation.Loss;
using DensingLaw.Inference;
using DensingLaw.Tests;
using DensingLaw.Tokenization;

namespace DensingLaw.Evaluation.Tests.Loss;

public sealed class LossMeterTests
{
    private readonly HistoryScorer _scorer = new();

    [Fact]
    public void Measure_OneText_CountsTokensAndBytesOfTheContinuation()
    {
        // "é" is two bytes; one character is one token here.
        var loss = Assert.Single(Measure(100, Text("abc", " é")));

        Assert.Equal(3, loss.ContextTokens);
        Assert.Equal((2, 3, 3), (loss.Tokens, loss.Bytes, loss.BytesScored));
        var expected = -(HistoryScorer.LogProb(['a', 'b', 'c'], ' ') + HistoryScorer.LogProb(['a', 'b', 'c', ' '], 'é'));
        Assert.Equal(expected, loss.Nats, 1e-12);
        Assert.Equal(expected / 2, loss.NatsPerToken, 1e-12);
        Assert.Equal(expected / 3, loss.NatsPerByte, 1e-12);
        Assert.Equal(expected / 3 / 0.6931471805599453, loss.BitsPerByte, 1e-12);

        // SHA-256 of "abc", FIPS 180-2 B.1.
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", loss.ContextSha256);
        Assert.False(loss.Truncated);
    }

    [Theory]
    [InlineData(6, false, 5)]
    [InlineData(5, false, 5)]
    [InlineData(4, true, 4)]
    [InlineData(2, true, 2)]
    public void Measure_TooLongForTheModel_KeepsTheLastTokensAndSaysSo(int maxPositions, bool truncated, int inputTokens)
    {
        // Four context tokens and two to score: five are fed, since the last is only predicted.
        var loss = Assert.Single(Measure(maxPositions, Text("abcd", "ef")));

        Assert.Equal(truncated, loss.Truncated);
        Assert.Equal(4, loss.ContextTokens);
        var request = Assert.Single(_scorer.Calls.Single());
        Assert.Equal(inputTokens, request.Context.Length + request.Continuation.Length - 1);
        Assert.Equal("abcdef"[^(inputTokens + 1)..^2].Select(c => (int)c), request.Context.ToArray());
    }

    [Fact]
    public void Measure_ContinuationLongerThanTheModel_IsScoredInWindowsOnceEachToken()
    {
        var loss = Assert.Single(Measure(3, Text("ab", "cdefg")));

        Assert.True(loss.Truncated);
        Assert.Equal(5, loss.Tokens);
        Assert.Equal("cdefg".Select(c => (int)c), _scorer.Calls.Single().SelectMany(r => r.Continuation.ToArray()));
        Assert.Equal(['b'], _scorer.Calls.Single()[0].Context.ToArray().Select(t => (char)t));
        Assert.All(_scorer.Calls.Single(), r => Assert.InRange(r.Context.Length + r.Continuation.Length - 1, 1, 3));
    }

    [Fact]
    public void Measure_StraddledSeam_PaysForEverythingAfterTheCommonPrefix()
    {
        var seam = new SeamEncoding { Context = [5], Scored = [6, 7], ContextRest = [3], MovedBytes = 0, MovedSpaces = 0, UnknownTokens = 0, BoundaryMerged = true };
        var loss = Assert.Single(Measure(100, (_, _) => seam, Text("x", "y")));

        Assert.Equal(-(HistoryScorer.LogProb([5], 6) + HistoryScorer.LogProb([5, 6], 7)), loss.Nats, 1e-12);
        Assert.Equal(-HistoryScorer.LogProb([5], 3), loss.SeamNats, 1e-12);
        Assert.True(loss.BoundaryMerged);
        Assert.Equal((2, 2), (loss.Tokens, loss.ContextTokens));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void Measure_TextThatTheTokenizerCannotWrite_HasAnInfiniteLoss(int tokens, int unknown)
    {
        var seam = new SeamEncoding { Context = [5], Scored = new int[tokens], ContextRest = [], MovedBytes = 0, MovedSpaces = 0, UnknownTokens = unknown, BoundaryMerged = tokens == 0 };
        var loss = Assert.Single(Measure(100, (_, _) => seam, Text("x", "y")));

        Assert.Equal(double.PositiveInfinity, loss.Nats);
        Assert.Equal(loss, ItemLossText.Read(ItemLossText.Write(loss)));
    }

    [Fact]
    public void Measure_SubtasksAndKnownTexts_OneCallASubtaskAndKnownOnesOnlyPlanned()
    {
        LossText[] texts = [Text("a", "1", "s"), Text("a", "2", "s"), Text("b", "3", "t"), Text("c", "4", "u"), Text("c", "5", "u")];
        var losses = new Dictionary<int, ItemLoss>();

        LossMeter.Measure(texts, Encoder(100, PerCharacter), _scorer.Score, losses.Add, TestContext.Current.CancellationToken, isKnown: i => i is 1 or 2);

        Assert.Equal([0, 3, 4], losses.Keys.Order());
        Assert.All(losses, l => Assert.Equal(texts[l.Key].Subtask, l.Value.Subtask));
        Assert.Equal([2, 2], _scorer.Calls.Select(c => c.Count));
        Assert.Equal([false, true], _scorer.Calls[0].Select(r => r.IsKnown));
    }

    [Fact]
    public void Measure_LargeSubtask_IsHandedOverInBoundedCalls()
    {
        var losses = Measure(100, [.. Enumerable.Range(0, LossMeter.MaxTextsPerCall + 3).Select(i => Text("a", $"{i}"))]);

        Assert.All(losses, Assert.NotNull);
        Assert.Equal([LossMeter.MaxTextsPerCall, 3], _scorer.Calls.Select(c => c.Count));
    }

    [Fact]
    public void Measure_EmptyContinuationOrMissingResult_IsRefused()
    {
        var empty = Assert.Throws<DataIntegrityException>(() => Measure(100, Text("a", "")));
        Assert.Contains("item 'a' of test is empty", empty.Message, StringComparison.Ordinal);
        Assert.Throws<EngineException>(() => LossMeter.Measure(
            [Text("a", "b")], Encoder(100, PerCharacter), (_, _, _) => { }, (_, _) => { }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Measure_AnySplitsOfAText_SumToItsLogLikelihood()
    {
        // Splits before white space or inside words, where tokens straddle them; white space that moves would be scored twice. All parts have a context:
        // the prefix token that stands for none is not before the others.
        const string start = "The capital", text = "The capital of France is Paris, not naïve   London: def f(x):\n    return x ** 12345 你好😀 isn't it?";
        var tokenizer = TokenizerReader.Open(SharedFolder.Require("checkpoints/smollm2-135m-instruct"));
        SeamEncoding Encode(string context, string continuation) => ContinuationEncoder.EncodeSeam(tokenizer, context, continuation);
        var full = Assert.Single(Measure(1000, Encode, Text(start, text[start.Length..])));
        var random = new Random(7);
        var merged = 0;
        for (var round = 0; round < 200; round++)
        {
            int[] cuts = [start.Length, .. Enumerable.Range(0, 4).Select(_ => random.Next(start.Length + 1, text.Length)).Distinct().Order()
                .Where(c => !char.IsWhiteSpace(text[c - 1]) && !char.IsLowSurrogate(text[c])), text.Length];
            var parts = Measure(1000, Encode, [.. cuts.Zip(cuts.Skip(1), (from, to) => Text(text[..from], text[from..to]))]);

            merged += parts.Count(p => p.BoundaryMerged);
            Assert.Equal(full.Nats, parts.Sum(p => p.Nats - p.SeamNats), 1e-9);
            Assert.All(parts, p => Assert.InRange(p.Nats, 0, double.MaxValue));
        }

        Assert.InRange(merged, 50, 800);
    }

    private static LossText Text(string context, string continuation, string subtask = "s") => new()
    {
        Benchmark = "test",
        Subtask = subtask,
        Item = context,
        Kind = LossKind.Answer,
        Context = context,
        Continuation = continuation,
    };

    private static SeamEncoding PerCharacter(string context, string continuation) => new()
    {
        Context = [.. context],
        Scored = [.. continuation],
        ContextRest = [],
        MovedBytes = 0,
        MovedSpaces = 0,
        UnknownTokens = 0,
        BoundaryMerged = false,
    };

    private static LossEncoder Encoder(int maxPositions, Func<string, string, SeamEncoding> encode) => new(encode, maxPositions);

    private ItemLoss[] Measure(int maxPositions, params LossText[] texts) => Measure(maxPositions, PerCharacter, texts);

    private ItemLoss[] Measure(int maxPositions, Func<string, string, SeamEncoding> encode, params LossText[] texts)
    {
        var losses = new ItemLoss[texts.Length];
        LossMeter.Measure(
            texts, Encoder(maxPositions, encode), _scorer.Score,
            (place, loss) =>
            {
                Assert.Null(losses[place]);
                losses[place] = loss;
            },
            TestContext.Current.CancellationToken);
        return losses;
    }
}
