using DensingLaw.Inference;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>How requests are grouped never changes a score: log-likelihoods within 1e-4 nats of each other.</summary>
public sealed class BatchInvarianceTests(SmolLm2 smolLm2) : IClassFixture<SmolLm2>
{
    private const double Tolerance = 1e-4;

    [Fact]
    public void Score_SharingBudgetAndThreads_ChangeNothing()
    {
        var items = new[] { "abstract_algebra", "virology" }
            .SelectMany(name => smolLm2.Mmlu.Subtasks.Single(s => s.Name == name).Items.Take(SoakSettings.Size(suite: 5, soak: 40)));
        var requests = smolLm2.Requests(items);
        double[] reference;
        var worst = new Dictionary<string, double>();
        using (var model = smolLm2.Load(threads: 2))
        {
            reference = Run(model, new SchedulerOptions());
            Compare("sharing off", Run(model, new SchedulerOptions { SharePrefixes = false }));
            Compare("256 tokens a batch", Run(model, new SchedulerOptions { BatchTokens = 256 }));
            Compare("8192 tokens a batch", Run(model, new SchedulerOptions { BatchTokens = 8192, ScoreBytes = 1L << 30 }));
        }

        using (var model = smolLm2.Load(threads: 1))
        {
            Compare("1 thread", Run(model, new SchedulerOptions()));
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Join("; ", worst.Select(w => FormattableString.Invariant($"{w.Key}: {w.Value:E2}"))));
        Assert.All(worst, w => Assert.InRange(w.Value, 0, Tolerance));

        double[] Run(ICausalLanguageModel model, SchedulerOptions options)
        {
            var results = new double[requests.Count];
            new Scheduler(model, options).Score(requests, (i, result) => results[i] = result.LogLikelihood);
            return results;
        }

        void Compare(string name, double[] results) => worst[name] = results.Zip(reference, (a, b) => Math.Abs(a - b)).Max();
    }
}
