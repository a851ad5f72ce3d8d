namespace DensingLaw.Evaluation.Grading.Latex;

/// <summary>What a token of an answer is.</summary>
internal enum LatexTokenKind
{
    /// <summary>A number in digits; a repeating part stands in brackets: <c>0.1(6)</c>.</summary>
    Number,

    /// <summary>A variable's letter.</summary>
    Letter,

    /// <summary>A word of prose, a unit or a name.</summary>
    Word,

    /// <summary>A command, by its name without the backslash.</summary>
    Command,

    /// <summary>A sign: an operator, a bracket, a comma. <c>\{</c> and <c>\}</c> are <c>⦃</c> and <c>⦄</c>, <c>\\</c> is <c>⏎</c>.</summary>
    Mark,
}
