using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>Fits a context and a continuation to the model's longest sequence.</summary>
internal static class SequenceFit
{
    /// <summary>
    /// The reference harness's rule: of all tokens the last <paramref name="maxPositions"/> + 1 stay, and the very last of them is only predicted,
    /// never given. Null when the continuation leaves no room for a single context token.
    /// </summary>
    public static ScoreRequest? Fit(int[] context, int[] continuation, int maxPositions, out bool truncated)
    {
        var keptContext = Math.Min(context.Length, maxPositions + 1 - continuation.Length);
        truncated = keptContext < context.Length;
        return keptContext < 1 ? null : new ScoreRequest(context.AsMemory(context.Length - keptContext), continuation);
    }
}
