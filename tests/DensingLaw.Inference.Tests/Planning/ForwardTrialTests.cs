namespace DensingLaw.Inference.Tests.Planning;

public sealed class ForwardTrialTests
{
    private static readonly ForwardCost s_tokens = new(1, 0, 0);

    [Fact]
    public void Order_OfSizes_HalvesTheWorkAndMeetsTheLargestFourth()
    {
        // 1 + … + 8 = 36 tokens: half of them lie in batches of up to 6, a quarter in those of up to 4 (1 + 2 + 3 + 4 = 10 > 9), three quarters in those of up to 7.
        var order = ForwardTrial.Order([.. new[] { 3, 6, 8, 1, 5, 7, 2, 4 }.Select(Batch)], s_tokens);
        Assert.Equal([1, 7, 5, 2], order.Take(4));
    }

    [Fact]
    public void Run_BatchesBehindPrefixes_DoesTheSchedulersForwards()
    {
        var shape = new BatchShape { PreferredTokens = 64, ScoreBytesPerTokenPair = 4 };
        var requests = Enumerable.Range(0, 40).Select(i => new ScoreRequest(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 + (i / 20), 9, i }, new[] { i })).ToArray();
        using var model = new HistoryModel(shape);
        using var planning = new PlanningModel(model);
        new Scheduler(planning, new SchedulerOptions { MinimumSavedTokens = 8 }).Score(requests, (_, _) => { }, TestContext.Current.CancellationToken);
        Assert.Contains(planning.Sample, b => b.Prefix is { Length: > 0 });
        ForwardTrial.Run(new MeteredModel(model, s_tokens, TimeProvider.System), planning.Sample, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        // What the rows of a batch saw is what the plan said they would see.
        var asked = planning.Sample.SelectMany(b => b.Rows.Select(r => (b.Prefix?.Length ?? 0, string.Join(' ', r.Tokens.ToArray())))).ToHashSet();
        Assert.Superset(asked, model.Batches.SelectMany(b => b.Rows.Select(r => (b.Prefix?.Length ?? 0, string.Join(' ', r.Tokens.ToArray())))).ToHashSet());
        Assert.Equal(0, model.OpenStates);
    }

    [Fact]
    public void Sample_OfManyBatches_IsBoundedAndSpread()
    {
        using var model = new HistoryModel(new BatchShape { PreferredTokens = 8, ScoreBytesPerTokenPair = 4 }, 100_000);
        using var planning = new PlanningModel(model);
        for (var i = 1; i <= 5000; i++)
            planning.Forward(Batch(i));
        Assert.InRange(planning.Sample.Count, 100, 256);
        Assert.Equal(2500, planning.Sample.Average(b => b.Rows[0].Tokens.Length), 50.0);
        Assert.Equal(new ForwardWork(5000, 5000 * 5001 / 2, Enumerable.Range(1, 5000).Sum(i => i * i / 2.0), 0), planning.Work);
    }

    private static ForwardBatch Batch(int tokens) => new() { Rows = [new ForwardRow(new int[tokens], [])] };
}
