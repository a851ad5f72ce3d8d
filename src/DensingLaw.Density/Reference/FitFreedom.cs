namespace DensingLaw.Density;

/// <summary>The degrees of freedom with which the spreads of a curve's draws were estimated, each above 0.</summary>
/// <param name="Losses">Of the loss law.</param>
/// <param name="Scores">Of the score curve.</param>
public sealed record FitFreedom(double Losses, double Scores);
