using DensingLaw.Checkpoints;

namespace DensingLaw.Inference;

/// <summary>
/// The arithmetic of a forward, in multiply-adds: every own token passes every layer, attends to what is before it, and every read position passes the head.
/// A measure of how forwards of one model compare, not of time.
/// </summary>
/// <param name="PerToken">Of one token in the layers' weights.</param>
/// <param name="PerPair">Of one token attending to one other, over all layers: the score and its share of the value, 2 × heads × head size a layer.</param>
/// <param name="PerRead">Of one read position in the output head.</param>
public sealed record ForwardCost(double PerToken, double PerPair, double PerRead)
{
    /// <summary>The cost of a checkpoint's forwards. An export computes the head for every token, so that its tokens cost all parameters and reads nothing.</summary>
    public static ForwardCost Of(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        return checkpoint.Spec is { } spec
            ? new ForwardCost(checkpoint.Parameters.NonEmbedding, spec.Layers.Sum(l => 2.0 * l.Attention.QueryHeads * l.Attention.HeadSize), (double)spec.VocabularySize * spec.HiddenSize)
            : new ForwardCost(checkpoint.Parameters.Total, 0, 0);
    }

    /// <summary>Multiply-adds of some work.</summary>
    public double Of(ForwardWork work) => (work.Tokens * PerToken) + (work.Pairs * PerPair) + (work.Reads * PerRead);
}
