namespace DensingLaw.Density;

/// <summary>A reference curve as other data would have given it.</summary>
/// <param name="Loss">The loss law.</param>
/// <param name="Score">The score curve.</param>
/// <param name="Optimum">Which optimum of the loss law it varies, counted from 0 in the order of the curve's file.</param>
public sealed record CurveDraw(LossLaw Loss, ScoreCurve Score, int Optimum = 0);
