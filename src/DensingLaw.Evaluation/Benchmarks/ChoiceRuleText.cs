namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>The rules as protocol definitions write them. A text that changes gives its protocols another hash.</summary>
internal static class ChoiceRuleText
{
    public static string Of(ChoiceRule rule) => rule switch
    {
        ChoiceRule.Sum => "largest sum of log-probabilities of the continuation given the prompt; the first wins ties",
        ChoiceRule.PerByte => "largest sum of log-probabilities of the continuation given the prompt, divided by the UTF-8 bytes of the choice's text "
            + "without delimiter; the first wins ties",
        ChoiceRule.TopHundred => "largest log-probability of the continuation as the next token after the prompt; -100 where it is not one of the 100 "
            + "likeliest tokens; the first wins ties",
        ChoiceRule.WholeText => "smallest mean cross-entropy of prompt and continuation together: summed over all tokens but the first, divided by the "
            + "number of all tokens; the first wins ties",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "not a rule"),
    };
}
