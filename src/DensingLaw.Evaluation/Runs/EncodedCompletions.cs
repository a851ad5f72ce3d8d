using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>Completions of one benchmark.</summary>
internal sealed class EncodedCompletions(PendingCompletion[] pending, (GenerationRequest Request, int PromptTokens)[] prepared) : EncodedCall
{
    public string Benchmark => pending[0].Benchmark.Plan.Name;

    public IReadOnlyList<GenerationRequest> Requests { get; } = Array.ConvertAll(prepared, p => p.Request);

    /// <summary>The items that are completed, request by request.</summary>
    public IReadOnlyList<BenchmarkItem> Items { get; } = Array.ConvertAll(pending, p => p.Item);

    public override long Tokens => Requests.Sum(r => (long)r.Prompt.Length);

    /// <summary>Writes them, and tells each with its record as soon as it ends.</summary>
    public void Run(RunEngine engine, Action<PendingCompletion, CompletionRecord> finished, CancellationToken cancellation) => engine.Generate(
        Requests, (i, result) => finished(pending[i], pending[i].ToRecord(prepared[i].Request, prepared[i].PromptTokens, result)), cancellation);
}
