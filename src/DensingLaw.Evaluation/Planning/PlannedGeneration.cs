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
    private const double GoldenSection = 0.6180339887498949;

    /// <summary>Tokens they have at most, all together.</summary>
    public long MostTokens => Requests.Sum(r => (long)r.MaxNewTokens);

    /// <summary>Tokens they have if they end as <paramref name="ends"/> did.</summary>
    public double Tokens(CompletionEnds ends) => Requests.Sum(r => ends.MeanTokens(r.MaxNewTokens));

    /// <summary>
    /// The steps' work if completions end as <paramref name="ends"/> did, with lengths in the shares in which they are to be expected: a row takes the next prompt
    /// when it is free, the first token of each comes with its prompt, and the longest decide how many steps there are.
    /// </summary>
    public ForwardWork Steps(CompletionEnds ends)
    {
        var rows = new PriorityQueue<int, double>(Enumerable.Repeat((0, 0.0), Math.Max(1, Rows)));
        var (last, tokens, pairs) = (0.0, 0.0, 0.0);
        for (var i = 0; i < Requests.Count; i++)
        {
            // Shares spread over 0 to 1 however many there are: multiples of the golden section.
            var request = Requests[i];
            var steps = ends.TokensOf((0.5 + (i * GoldenSection)) % 1, request.MaxNewTokens) - 1.0;
            rows.TryDequeue(out _, out var free);
            rows.Enqueue(0, free + steps);
            last = Math.Max(last, free + steps);
            tokens += steps;
            pairs += steps * (request.Prompt.Length + (steps / 2));
        }

        return new ForwardWork(last, tokens, pairs, tokens);
    }
}
