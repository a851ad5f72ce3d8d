using System.Security.Cryptography;
using System.Text;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Loss;

/// <summary>A text with its requests, waiting for their results.</summary>
internal sealed class PreparedLoss
{
    private readonly LossText _text;
    private readonly SeamEncoding _seam;
    private readonly int _scoredCount;
    private readonly bool _truncated;
    private readonly ScoreResult?[] _results;
    private int _missing;

    /// <param name="text">The text.</param>
    /// <param name="seam">Its tokens.</param>
    /// <param name="scored">What the joint encoding costs.</param>
    /// <param name="deducted">What the context's own tokens cost.</param>
    /// <param name="truncated">Whether the text did not fit the model whole.</param>
    public PreparedLoss(LossText text, SeamEncoding seam, IReadOnlyList<ScoreRequest> scored, IReadOnlyList<ScoreRequest> deducted, bool truncated)
    {
        (_text, _seam, _scoredCount, _truncated) = (text, seam, scored.Count, truncated);
        Requests = [.. scored, .. deducted];
        _results = new ScoreResult?[Requests.Count];
        _missing = Requests.Count;
    }

    /// <summary>Empty when the tokenizer has no token for the continuation.</summary>
    public IReadOnlyList<ScoreRequest> Requests { get; }

    public bool IsComplete => _missing == 0;

    /// <summary>Takes one request's result; true when it was the last one missing.</summary>
    public bool Complete(int request, ScoreResult result)
    {
        if (_results[request] is not null)
            throw new InvalidOperationException($"request {request} of item '{_text.Item}' was scored twice");
        _results[request] = result;
        return --_missing == 0;
    }

    public ItemLoss ToLoss()
    {
        var bytes = Encoding.UTF8.GetByteCount(_text.Continuation);
        return new ItemLoss
        {
            Benchmark = _text.Benchmark,
            Subtask = _text.Subtask,
            Item = _text.Item,
            Kind = _text.Kind,
            ContextSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_text.Context))),
            ContextTokens = _seam.ContextTokens,
            Nats = Nats(),
            Tokens = _seam.Scored.Length,
            Bytes = bytes,
            BytesScored = bytes + _seam.MovedBytes,
            MovedSpaces = _seam.MovedSpaces,
            UnknownTokens = _seam.UnknownTokens,
            BoundaryMerged = _seam.BoundaryMerged,
            Truncated = _truncated,
            IsGreedy = _scoredCount > 0 && _results.Take(_scoredCount).All(r => r!.IsGreedy),
        };
    }

    private double Nats()
    {
        if (_scoredCount == 0 || _seam.UnknownTokens > 0)
            return double.PositiveInfinity;
        var scored = _results.Take(_scoredCount).Sum(r => r!.LogLikelihood);
        var deducted = _results.Skip(_scoredCount).Sum(r => r!.LogLikelihood);
        if (double.IsNaN(scored) || double.IsNaN(deducted))
            throw new EngineException($"the engine gave item '{_text.Item}' of {_text.Benchmark} a log-likelihood that is not a number");

        // A continuation without probability costs +∞ even where the context's own tokens have none either.
        return double.IsNegativeInfinity(scored) || double.IsNegativeInfinity(deducted) ? double.PositiveInfinity : deducted - scored;
    }
}
