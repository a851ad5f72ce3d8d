namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>How the likelihoods of an item's continuations become a choice. The rule's text is part of the protocol's definition.</summary>
public enum ChoiceRule
{
    /// <summary>The largest sum of log-probabilities (<c>acc</c> of lm-evaluation-harness).</summary>
    Sum,

    /// <summary>The largest sum divided by the UTF-8 bytes of the choice's text without delimiter (<c>acc_bytes</c> of lm-evaluation-harness).</summary>
    PerByte,

    /// <summary>The largest log-probability among the 100 likeliest next tokens; −100 for a choice that is not one of them (hendrycks/test).</summary>
    TopHundred,

    /// <summary>The smallest mean cross-entropy of prompt and continuation together (OpenCompass's PPL inferencer).</summary>
    WholeText,
}
