namespace DensingLaw.Evaluation.Grading.Latex;

/// <summary>A token of an answer.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters, in one writing.</param>
/// <param name="SpaceBehind">A blank follows it.</param>
internal readonly record struct LatexToken(LatexTokenKind Kind, string Text, bool SpaceBehind = false)
{
    public bool Is(LatexTokenKind kind, string text) => Kind == kind && Text == text;

    public bool IsMark(char mark) => Kind == LatexTokenKind.Mark && Text[0] == mark;
}
