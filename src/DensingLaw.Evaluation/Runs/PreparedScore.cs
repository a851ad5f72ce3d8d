using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>Something to score, with its token ids.</summary>
internal abstract class PreparedScore
{
    public abstract IReadOnlyList<ScoreRequest> Requests { get; }

    public abstract bool IsComplete { get; }

    /// <summary>Takes one request's result; true when it was the last one missing.</summary>
    public abstract bool Complete(int request, ScoreResult result);

    /// <summary>The result, when it is complete.</summary>
    public abstract ItemRecord ToRecord();
}
