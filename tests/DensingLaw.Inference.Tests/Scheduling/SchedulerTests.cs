namespace DensingLaw.Inference.Tests;

public sealed class SchedulerTests
{
    private static readonly BatchShape s_shape = new() { PreferredTokens = 64, ScoreBytesPerTokenPair = 4 };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Score_RandomForests_EveryRequestSeesExactlyItsOwnHistory(int seed)
    {
        var random = new Random(seed);
        var requests = RandomRequests(random);
        var shape = s_shape with
        {
            KeepsPrefixes = random.Next(5) > 0,
            MaxRows = random.Next(3) == 0 ? 1 : int.MaxValue,
            SharedLengthLimit = random.Next(4) == 0 ? 20 : int.MaxValue,
        };
        using var model = new HistoryModel(shape);
        var options = new SchedulerOptions
        {
            BatchTokens = random.Next(3) switch { 0 => null, 1 => random.Next(1, 9), _ => 4096 },
            SharePrefixes = random.Next(4) > 0,
            MinimumSavedTokens = random.Next(1, 40),
            ScoreBytes = random.Next(2) == 0 ? null : 4096,
        };
        var results = new ScoreResult?[requests.Count];

        var scheduler = new Scheduler(model, options);
        scheduler.Score(
            requests,
            (i, result) =>
            {
                Assert.Null(results[i]);
                results[i] = result;
            });

        for (var i = 0; i < requests.Count; i++)
        {
            int[] context = requests[i].Context.ToArray(), continuation = requests[i].Continuation.ToArray();
            var expected = continuation.Select((t, j) => HistoryModel.LogProb([.. context, .. continuation[..j]], t)).ToArray();
            var greedy = continuation.Select((t, j) => HistoryModel.Greedy([.. context, .. continuation[..j]]) == t).All(g => g);
            Assert.Equal(expected, results[i]!.TokenLogProbs);
            Assert.Equal(expected.Sum(v => (double)v), results[i]!.LogLikelihood);
            Assert.Equal(greedy, results[i]!.IsGreedy);
        }

        Assert.Equal(0, model.OpenStates);
        Assert.Equal(model.Batches.Sum(b => b.Rows.Sum(r => (long)r.Tokens.Length)), scheduler.Statistics.ComputedTokens);
        Assert.Equal(model.Batches.Count, scheduler.Statistics.Forwards);
    }

    [Fact]
    public void Score_QuestionsBehindOnePrefix_PrefixComputedOnce()
    {
        // 10 questions of 20 own tokens behind a prefix of 100; four choices each are read at the same position.
        int[] prefix = [.. Enumerable.Range(0, 100)];
        var requests = Enumerable.Range(0, 10)
            .SelectMany(q => Enumerable.Range(0, 4).Select(c => new ScoreRequest(
                (int[])[.. prefix, 200 + q, .. Enumerable.Range(300, 19)], new[] { 900 + c })))
            .ToList();
        using var model = new HistoryModel(s_shape);
        var scheduler = new Scheduler(model, new SchedulerOptions());

        scheduler.Score(requests, (_, _) => { });

        Assert.Equal(10 * 120, scheduler.Statistics.PromptTokens);
        Assert.Equal(100 + (10 * 20), scheduler.Statistics.ComputedTokens);
        Assert.Equal(900, scheduler.Statistics.ReusedTokens);
    }

    [Fact]
    public void Score_BatchBudget_NoForwardExceedsIt()
    {
        var requests = RandomRequests(new Random(3));
        using var model = new HistoryModel(s_shape);

        new Scheduler(model, new SchedulerOptions { BatchTokens = 7, MinimumSavedTokens = 1 }).Score(requests, (_, _) => { });

        Assert.All(model.Batches, b => Assert.InRange(b.Rows.Sum(r => r.Tokens.Length), 1, 7));
    }

    [Fact]
    public void Score_SequenceLongerThanTheModel_RefusedBeforeAnyForward()
    {
        using var model = new HistoryModel(s_shape, maxPositions: 8);
        var requests = new[] { new ScoreRequest(new int[9], new[] { 1 }) };

        var error = Assert.Throws<ArgumentException>(() => new Scheduler(model, new SchedulerOptions()).Score(requests, (_, _) => { }));

        Assert.Contains("9 tokens", error.Message, StringComparison.Ordinal);
        Assert.Empty(model.Batches);
    }

    [Fact]
    public void Score_Cancelled_StopsBetweenForwardsAndFreesStates()
    {
        using var model = new HistoryModel(s_shape);
        using var cancellation = new CancellationTokenSource();
        var requests = RandomRequests(new Random(5));

        Assert.Throws<OperationCanceledException>(() => new Scheduler(model, new SchedulerOptions { MinimumSavedTokens = 1 })
            .Score(requests, (_, _) => cancellation.Cancel(), cancellation.Token));

        Assert.Equal(0, model.OpenStates);
    }

    // A random forest: prefixes of prefixes, duplicates, requests that end inside others, continuations of one to six tokens.
    private static List<ScoreRequest> RandomRequests(Random random)
    {
        var stems = new List<int[]> { Array.Empty<int>() };
        for (var i = 0; i < 12; i++)
        {
            stems.Add([.. stems[random.Next(stems.Count)], .. Draw(random.Next(1, 30))]);
        }

        var requests = new List<ScoreRequest>();
        for (var i = 0; i < 60; i++)
        {
            int[] context = [.. stems[random.Next(stems.Count)], .. Draw(random.Next(1, 12))];
            requests.Add(new ScoreRequest(context, Draw(random.Next(1, 7))));
            if (random.Next(3) == 0)
            {
                requests.Add(requests[random.Next(requests.Count)]);
            }
        }

        return requests;

        int[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(3))];
    }
}
