using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>An item's choices with their token ids, waiting for their results.</summary>
internal sealed class PreparedChoice(PendingChoice pending, ScoreRequest[] requests) : PreparedScore
{
    private readonly ScoreResult?[] _results = new ScoreResult?[requests.Length];
    private int _missing = requests.Length;

    public required string PromptSha256 { get; init; }

    public required int PromptTokens { get; init; }

    public required bool Truncated { get; init; }

    public required bool BoundaryMerged { get; init; }

    public required ChoiceRule Rule { get; init; }

    /// <summary>As <see cref="ChoiceRecord.Counts"/>; ranks come with the results.</summary>
    public required int[]? Counts { get; init; }

    public override IReadOnlyList<ScoreRequest> Requests => requests;

    public override bool IsComplete => _missing == 0;

    public override bool Complete(int request, ScoreResult result)
    {
        if (_results[request] is not null)
            throw new InvalidOperationException($"choice {request} of item '{pending.Item.Id}' was scored twice");
        _results[request] = result;
        return --_missing == 0;
    }

    public override ItemRecord ToRecord() => new ChoiceRecord
    {
        Benchmark = pending.Benchmark.Plan.Name,
        Subtask = pending.Item.Subtask,
        Item = pending.Item.Id,
        PromptSha256 = PromptSha256,
        PromptTokens = PromptTokens,
        LogLikelihoods = Array.ConvertAll(_results, r => r!.LogLikelihood),
        IsGreedy = Array.ConvertAll(_results, r => r!.IsGreedy),
        Gold = pending.Item.GoldIndex!.Value,
        Rule = Rule,
        Counts = Rule == ChoiceRule.TopHundred ? Array.ConvertAll(_results, r => r!.Rank) : Counts,
        Truncated = Truncated,
        BoundaryMerged = BoundaryMerged,
    };
}
