using System.Diagnostics;
using DensingLaw.Tokenization;

namespace DensingLaw.Inference;

/// <summary>
/// Writes completions with continuous batching: rows of different prompts step together, and a row that ends makes room for the next prompt at once.
/// Prefixes that prompts share are computed once, and several of them may be in use at a time.
/// </summary>
/// <param name="model">The engine; stays the caller's.</param>
/// <param name="tokenizer">The model's tokenizer.</param>
/// <param name="options">How requests are batched.</param>
public sealed partial class Generator(ICausalLanguageModel model, TextTokenizer tokenizer, GeneratorOptions options)
{
    private readonly Stopwatch _promptTime = new();
    private readonly Stopwatch _stepTime = new();
    private readonly CompletionEnds _ends = new();
    private long _promptTokens;
    private long _computedTokens;
    private long _newTokens;
    private long _steps;
    private long _completions;

    /// <summary>What all calls so far cost.</summary>
    public GenerationStatistics Statistics =>
        new(_promptTokens, _computedTokens, _newTokens, _steps, _promptTime.Elapsed.TotalSeconds, _stepTime.Elapsed.TotalSeconds, _completions, _ends.Copy());

    /// <summary>Completes every request and reports each as soon as its last token is known.</summary>
    /// <param name="requests">What to complete. One that does not fit the model's positions is an <see cref="ArgumentException"/>.</param>
    /// <param name="finished">Called on this thread with the request's index and its result, once a request.</param>
    /// <param name="cancellation">Looked at between forwards.</param>
    public void Run(IReadOnlyList<GenerationRequest> requests, Action<int, GenerationResult> finished, CancellationToken cancellation = default)
    {
        for (var i = 0; i < requests.Count; i++)
        {
            if (requests[i].Prompt.IsEmpty || requests[i].MaxNewTokens < 1 || requests[i].Prompt.Length + requests[i].MaxNewTokens > model.MaxPositions)
            {
                throw new ArgumentException(
                    $"request {i} has a prompt of {requests[i].Prompt.Length} tokens and asks for {requests[i].MaxNewTokens} more; each is at least 1, and together they are at most {model.MaxPositions}",
                    nameof(requests));
            }
        }

        var shape = model.BatchShape;
        var groups = PromptGroup.Of(requests, options.SharePrefixes && shape.KeepsPrefixes, shape.SharedLengthLimit);

        // Frequencies that depend on a sequence's length leave nothing to keep: such rows are computed whole at every step.
        var whole = groups.Where(g => !shape.KeepsPrefixes || g.Requests.Any(r => requests[r].Prompt.Length + requests[r].MaxNewTokens > shape.SharedLengthLimit)).ToList();
        if (whole.Count > 0)
        {
            using var rows = new SeparateRows(model, 1);
            new Pass(this, requests, rows, finished, cancellation).Run(whole);
        }

        groups.RemoveAll(whole.Contains);
        if (groups.Count > 0)
        {
            using var rows = model.OpenRows(RowCount(requests, groups));
            new Pass(this, requests, rows, finished, cancellation).Run(groups);
        }
    }

    private int RowCount(IReadOnlyList<GenerationRequest> requests, List<PromptGroup> groups)
    {
        var shape = model.BatchShape;
        var longest = groups.Max(g => g.Requests.Max(r => requests[r].Prompt.Length + requests[r].MaxNewTokens));
        var byMemory = shape.RowBytesPerToken == 0 ? int.MaxValue : shape.PreferredRowBytes / (shape.RowBytesPerToken * longest);
        return (int)Math.Clamp(Math.Min(options.Rows ?? shape.PreferredRows, byMemory), 1, groups.Sum(g => g.Requests.Length));
    }

    private ICausalLanguageModel Model => model;

    private TextTokenizer Tokenizer => tokenizer;

    private GeneratorOptions Options => options;
}
