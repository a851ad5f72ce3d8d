using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>An item with its address and its token ids, waiting for its choices' results.</summary>
internal sealed class PreparedItem
{
    private readonly ScoreResult?[] _results;
    private int _missing;

    private PreparedItem(BenchmarkItem item, PlannedBenchmark benchmark, int ordinal, string key, string promptSha256, int promptTokens, ScoreRequest[] requests)
    {
        Item = item;
        Benchmark = benchmark;
        Ordinal = ordinal;
        Key = key;
        PromptSha256 = promptSha256;
        PromptTokens = promptTokens;
        Requests = requests;
        _results = new ScoreResult?[requests.Length];
        _missing = requests.Length;
    }

    public BenchmarkItem Item { get; }

    public PlannedBenchmark Benchmark { get; }

    public int Ordinal { get; }

    public string Key { get; }

    public string PromptSha256 { get; }

    public int PromptTokens { get; }

    public IReadOnlyList<ScoreRequest> Requests { get; }

    public bool Truncated { get; private init; }

    public bool BoundaryMerged { get; private init; }

    public bool IsComplete => _missing == 0;

    public static PreparedItem Prepare(PendingItem pending, ChoiceScoring scoring, bool isRecorded)
    {
        var item = pending.Item;
        var requests = new ScoreRequest[item.Continuations.Count];
        bool truncated = false, merged = false;
        var promptTokens = 0;
        for (var i = 0; i < requests.Length; i++)
        {
            var pair = scoring.EncodePair(item.Prompt, item.Continuations[i]);
            var continuation = pair.Continuation.Length > 0 ? pair.Continuation : scoring.EncodeAlone(item.Continuations[i]);
            if (continuation.Length == 0)
                throw new ConfigurationException($"choice {i} of item '{item.Id}' of {pending.Benchmark.Name} has no tokens; check the benchmark's files");
            requests[i] = SequenceFit.Fit(pair.Context, continuation, scoring.MaxPositions, out var cut) ?? throw new ConfigurationException(
                $"choice {i} of item '{item.Id}' of {pending.Benchmark.Name} has {continuation.Length} tokens; the model takes {scoring.MaxPositions}");
            requests[i] = requests[i] with { IsKnown = isRecorded };
            truncated |= cut;
            merged |= pair.BoundaryMerged;
            promptTokens = Math.Max(promptTokens, pair.Context.Length);
        }

        return new PreparedItem(item, pending.Benchmark, pending.Ordinal, pending.Key, pending.PromptSha256, promptTokens, requests)
        {
            Truncated = truncated,
            BoundaryMerged = merged,
            _missing = isRecorded ? 0 : requests.Length,
        };
    }

    /// <summary>Takes one choice's result; true when it was the last one missing.</summary>
    public bool Complete(int choice, ScoreResult result)
    {
        if (_results[choice] is not null)
            throw new InvalidOperationException($"choice {choice} of item '{Item.Id}' was scored twice");
        _results[choice] = result;
        return --_missing == 0;
    }

    public JournalEntry ToEntry() => new(Key, Ordinal, new ChoiceRecord
    {
        Benchmark = Benchmark.Name,
        Subtask = Item.Subtask,
        Item = Item.Id,
        PromptSha256 = PromptSha256,
        PromptTokens = PromptTokens,
        LogLikelihoods = Array.ConvertAll(_results, r => r!.LogLikelihood),
        IsGreedy = Array.ConvertAll(_results, r => r!.IsGreedy),
        Gold = Item.GoldIndex!.Value,
        Truncated = Truncated,
        BoundaryMerged = BoundaryMerged,
    });
}
