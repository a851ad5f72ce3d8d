using System.Security.Cryptography;
using System.Text;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Loss;

/// <summary>A text with its requests, waiting for their results.</summary>
internal sealed class PreparedLoss : PreparedScore
{
    /// <summary>How far above 0 rounding may put a log-likelihood.</summary>
    private const double Rounding = 1e-3;

    private readonly LossText _text;
    private readonly SeamEncoding _seam;
    private readonly int _scoredCount;
    private readonly bool _truncated;
    private readonly ScoreResult?[] _results;
    private int _missing;

    /// <param name="text">The text.</param>
    /// <param name="seam">Its tokens.</param>
    /// <param name="scored">What the joint encoding costs.</param>
    /// <param name="contextRest">What the context's own tokens behind the common prefix cost.</param>
    /// <param name="truncated">Whether the text did not fit the model whole.</param>
    public PreparedLoss(LossText text, SeamEncoding seam, IReadOnlyList<ScoreRequest> scored, IReadOnlyList<ScoreRequest> contextRest, bool truncated)
    {
        (_text, _seam, _scoredCount, _truncated) = (text, seam, scored.Count, truncated);
        Requests = [.. scored, .. contextRest];
        _results = new ScoreResult?[Requests.Count];
        _missing = Requests.Count;
    }

    /// <summary>Empty when the tokenizer has no token for the continuation.</summary>
    public override IReadOnlyList<ScoreRequest> Requests { get; }

    public override bool IsComplete => _missing == 0;

    public override bool Complete(int request, ScoreResult result)
    {
        if (_results[request] is not null)
            throw new InvalidOperationException($"request {request} of item '{_text.Item}' was scored twice");
        _results[request] = result;
        return --_missing == 0;
    }

    public override ItemLoss ToRecord()
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
            Nats = _scoredCount == 0 || _seam.UnknownTokens > 0 ? double.PositiveInfinity : Nats(_results.Take(_scoredCount)),
            SeamNats = Nats(_results.Skip(_scoredCount)),
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

    private double Nats(IEnumerable<ScoreResult?> results)
    {
        var sum = results.Sum(r => r!.LogLikelihood);
        if (double.IsNaN(sum) || sum > Rounding)
            throw new EngineException(FormattableString.Invariant($"the engine gave item '{_text.Item}' of {_text.Benchmark} the log-likelihood {sum}; at most 0 is possible"));
        return Math.Max(0, -sum);
    }
}
