using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Planning;
using DensingLaw.Inference;

namespace DensingLaw.Cli;

/// <summary>Some seconds of a run's own work, of which nothing is kept but the times.</summary>
/// <param name="work">The run's work.</param>
/// <param name="engine">Its engine, which has done nothing yet.</param>
/// <param name="metered">The engine's model.</param>
/// <param name="cancellation">Looked at between forwards.</param>
internal sealed class EngineTrial(WorkPlan work, OpenedEngine engine, MeteredModel metered, CancellationToken cancellation)
{
    /// <summary>Completions that must have ended before their lengths are taken as known.</summary>
    public const int EnoughEnded = 8;

    /// <summary>The share of a benchmark's trial that its prompts may take; the rest is for steps.</summary>
    private const double PromptShare = 0.5;

    /// <summary>How much longer the trial may take for them.</summary>
    private const int Patience = 4;

    /// <summary>Tokens of the prompt and the completion that warm up, and of a prompt that would take too long whole.</summary>
    private const int WarmUpPromptTokens = 16, WarmUpTokens = 8, ShortPromptTokens = 64;

    private readonly Dictionary<string, CompletionEnds> _ends = [];
    private readonly List<(BenchmarkItem Item, string Completion)> _programs = [];

    /// <summary>How completions ended, by benchmark.</summary>
    public IReadOnlyDictionary<string, CompletionEnds> Ends => _ends;

    /// <summary>The programs among the completions that ended.</summary>
    public IReadOnlyList<(BenchmarkItem Item, string Completion)> Programs => _programs;

    /// <summary>
    /// Forwards for half of the time where completions are to be written, which have the other half, each benchmark its part; else for all of it. Where few
    /// completions end in their part, or it goes by with their prompts, they have up to four times as long: without their lengths nothing can be foretold.
    /// </summary>
    /// <param name="limit">How long to work, in all.</param>
    public void Run(TimeSpan limit)
    {
        ForwardTrial.Run(metered, work.Sample, work.Generations.Count > 0 ? limit / 2 : limit, cancellation);
        if (work.Generations.Count == 0)
            return;
        WarmUp(work.Generations[0].Requests[0]);
        foreach (var generation in work.Generations)
            _ends[generation.Benchmark] = Write(generation, limit / 2 / work.Generations.Count);
    }

    private void WarmUp(GenerationRequest request) =>
        engine.Generate([Shortened(request, WarmUpPromptTokens) with { MaxNewTokens = Math.Min(request.MaxNewTokens, WarmUpTokens) }], (_, _) => { }, cancellation);

    private CompletionEnds Write(PlannedGeneration generation, TimeSpan limit)
    {
        var (requests, items) = Choose(generation, Patience * limit.TotalSeconds * PromptShare);
        var (before, stepsBefore) = (engine.GenerationStatistics().Ends!, metered.Steps.Seconds);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var start = metered.Time.GetTimestamp();
        metered.Called = () =>
        {
            var elapsed = metered.Time.GetElapsedTime(start);
            if (elapsed >= Patience * limit || (elapsed >= limit && metered.Steps.Seconds - stepsBefore >= limit.TotalSeconds / 2 && Ends().Ended >= EnoughEnded))
                end.Cancel();
        };
        try
        {
            engine.Generate(requests, Ended, end.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The trial's time is over.
        }
        finally
        {
            metered.Called = null;
        }

        return Ends();

        CompletionEnds Ends() => engine.GenerationStatistics().Ends!.Since(before);

        void Ended(int i, GenerationResult result)
        {
            if (CompletionGrader.NeedsSandbox(items[i]))
                _programs.Add((items[i], result.Completion));
        }
    }

    /// <summary>As many requests as run side by side, from all over the benchmark; where their prompts take too long neighbours, which share more; or fewer.</summary>
    private (GenerationRequest[] Requests, BenchmarkItem[] Items) Choose(PlannedGeneration generation, double promptSeconds)
    {
        var (all, rate) = (generation.Requests.Count, WorkRate.Fit(metered.Forwards.Samples(), metered.ForwardCost)!);
        for (var count = Math.Min(generation.Rows, all); ; count = Math.Max(1, count * 2 / 3))
        {
            var spread = Of(Enumerable.Range(0, count).Select(i => (int)((long)i * all / count)));
            if (Takes(spread) <= promptSeconds)
                return spread;
            var together = Of(Enumerable.Range((all - count) / 2, count));
            if (Takes(together) <= promptSeconds)
                return together;
            if (count == 1)
                return ([Shortened(spread.Requests[0], ShortPromptTokens)], spread.Items);
        }

        (GenerationRequest[] Requests, BenchmarkItem[] Items) Of(IEnumerable<int> chosen) =>
            ([.. chosen.Select(i => generation.Requests[i])], [.. chosen.Select(i => generation.Items[i])]);

        double Takes((GenerationRequest[] Requests, BenchmarkItem[] Items) chosen)
        {
            using var prompts = engine.CreatePlan!();
            prompts.Add(generation.Benchmark, chosen.Requests, chosen.Items, cancellation);
            return rate.Seconds(prompts.Forwards);
        }
    }

    private static GenerationRequest Shortened(GenerationRequest request, int tokens) => request with { Prompt = request.Prompt[Math.Max(0, request.Prompt.Length - tokens)..] };
}
