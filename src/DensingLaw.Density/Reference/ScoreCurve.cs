namespace DensingLaw.Density;

/// <summary>
/// The score of a model with conditional loss L, in percent: S = c / (1 + exp(−γ (L − l))) + d (PAPER A.3). S falls as L rises, so γ is negative.
/// </summary>
/// <param name="C">c, the height between floor and upper asymptote, in points; above 0.</param>
/// <param name="Gamma">γ, per unit of loss; below 0.</param>
/// <param name="Midpoint">l, the loss at half height.</param>
/// <param name="Floor">d, the score at infinite loss, in percent.</param>
public sealed record ScoreCurve(double C, double Gamma, double Midpoint, double Floor)
{
    /// <summary>d + c, in percent: the asymptote that the score of no loss exceeds.</summary>
    public double Asymptote => Floor + C;

    /// <summary>The score in percent at <paramref name="loss"/>.</summary>
    public double Score(double loss) => C / (1 + Math.Exp(-Gamma * (loss - Midpoint))) + Floor;

    /// <summary>
    /// The loss whose score is <paramref name="scorePercent"/>: l − ln(c/(S − d) − 1)/γ. Null unless d &lt; S &lt; d + c, where alone it exists.
    /// </summary>
    public double? Loss(double scorePercent)
    {
        var odds = C / (scorePercent - Floor) - 1;
        return scorePercent > Floor && odds > 0 && double.IsFinite(odds) ? Midpoint - Math.Log(odds) / Gamma : null;
    }
}
