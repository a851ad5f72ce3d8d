namespace DensingLaw.Density;

/// <summary>Loss and score of one model on one benchmark.</summary>
/// <param name="Loss">Its conditional loss, at least 0.</param>
/// <param name="ScorePercent">Its score in percent, in [0, 100].</param>
public sealed record ScorePoint(double Loss, double ScorePercent);
