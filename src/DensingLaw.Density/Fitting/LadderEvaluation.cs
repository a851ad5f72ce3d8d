namespace DensingLaw.Density;

/// <summary>One evaluation during a ladder run.</summary>
/// <param name="Tokens">Tokens trained on so far, above 0.</param>
/// <param name="Loss">The conditional loss, above 0; bits per byte of the right answer in the ladders.</param>
/// <param name="ScorePercent">The score in percent.</param>
public sealed record LadderEvaluation(double Tokens, double Loss, double ScorePercent);
