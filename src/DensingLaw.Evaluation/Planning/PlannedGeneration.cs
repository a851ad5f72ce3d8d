using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Planning;

/// <summary>Completions of a benchmark that are to be written.</summary>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Requests">The requests.</param>
/// <param name="Items">The items that are completed, request by request.</param>
/// <param name="Rows">How many are written side by side.</param>
public sealed record PlannedGeneration(string Benchmark, IReadOnlyList<GenerationRequest> Requests, IReadOnlyList<BenchmarkItem> Items, int Rows)
{
    /// <summary>Tokens they have at most, all together.</summary>
    public long MostTokens => Requests.Sum(r => (long)r.MaxNewTokens);

    /// <summary>Tokens they have if they end as <paramref name="ends"/> did.</summary>
    public double Tokens(CompletionEnds ends) => Requests.Sum(r => ends.MeanTokens(r.MaxNewTokens));

    /// <summary>
    /// The steps' work if each completion has the number of tokens expected of it: a row takes the next prompt when it is free, and the first token of each comes
    /// with its prompt.
    /// </summary>
    public ForwardWork Steps(CompletionEnds ends)
    {
        var rows = new PriorityQueue<int, double>(Enumerable.Repeat((0, 0.0), Math.Max(1, Rows)));
        var (last, tokens, pairs) = (0.0, 0.0, 0.0);
        foreach (var request in Requests)
        {
            var steps = ends.MeanTokens(request.MaxNewTokens) - 1;
            rows.TryDequeue(out _, out var free);
            rows.Enqueue(0, free + steps);
            last = Math.Max(last, free + steps);
            tokens += steps;
            pairs += steps * (request.Prompt.Length + (steps / 2));
        }

        return new ForwardWork(last, tokens, pairs, tokens);
    }
}
