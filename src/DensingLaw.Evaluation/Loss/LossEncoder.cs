using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Loss;

/// <summary>Makes requests of texts.</summary>
/// <param name="encodeSeam">Encodes a context and a continuation (<see cref="ContinuationEncoder.EncodeSeam"/>).</param>
/// <param name="maxPositions">The longest sequence the model takes, in tokens; at least 1.</param>
public sealed class LossEncoder(Func<string, string, SeamEncoding> encodeSeam, int maxPositions)
{
    /// <summary>
    /// Encodes a text and fits it to the model. Too long a sequence loses its left, as the reference harness cuts it: of all tokens the last
    /// <c>maxPositions</c> + 1 stay, and the very last is only predicted. A continuation that leaves no room for a context token is scored in rolling
    /// windows behind the context's last token. Either is flagged as truncated.
    /// </summary>
    internal PreparedLoss Prepare(LossText text)
    {
        if (text.Continuation.Length == 0)
            throw new DataIntegrityException($"the {text.Kind} of item '{text.Item}' of {text.Benchmark} is empty; a text to score needs at least 1 character");
        var seam = encodeSeam(text.Context, text.Continuation);
        var longest = Math.Max(seam.Scored.Length, seam.ContextRest.Length);
        var kept = Math.Min(seam.Context.Length, maxPositions + 1 - longest);
        var context = seam.Context.AsMemory(seam.Context.Length - Math.Max(0, kept));
        return new PreparedLoss(text, seam, Requests(seam.Scored), Requests(seam.ContextRest), truncated: kept < seam.Context.Length);

        IReadOnlyList<ScoreRequest> Requests(int[] tokens) =>
            tokens.Length == 0 ? []
            : kept < 1 ? RollingWindows.Of(tokens, seam.Context[^1], maxPositions)
            : [new ScoreRequest(context, tokens)];
    }
}
