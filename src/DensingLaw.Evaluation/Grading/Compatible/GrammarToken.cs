namespace DensingLaw.Evaluation.Grading.Compatible;

/// <summary>A token of the grammar.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters; of a command, its name without the backslash.</param>
internal readonly record struct GrammarToken(GrammarTokenKind Kind, string Text);
