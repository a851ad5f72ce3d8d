using System.Globalization;

namespace DensingLaw.Density;

/// <summary>Whether score and loss tell the same density.</summary>
/// <param name="Ratio">N̂ from the score over N̂ from the loss; null where one of them is not finite.</param>
/// <param name="Verdict"><c>agree</c>, <c>tension</c> (the intervals do not meet), <c>undetermined</c> (one of them has no interval).</param>
/// <param name="Sentence">The same in words.</param>
public sealed record DensityTension(double? Ratio, string Verdict, string Sentence)
{
    /// <summary>Compares two estimates of one model on one curve.</summary>
    public static DensityTension Of(DensityEstimate fromScore, LossDensityEstimate fromLoss)
    {
        ArgumentNullException.ThrowIfNull(fromScore);
        ArgumentNullException.ThrowIfNull(fromLoss);
        var ratio = fromScore.EffectiveParameters / fromLoss.EffectiveParameters;
        var size = ratio is { } r ? string.Create(CultureInfo.InvariantCulture, $"N̂ from the score is {r:G3} times N̂ from the loss")
            : "one of the two N̂ is not finite";
        if (fromScore.EffectiveParametersInterval is not { } score || fromLoss.EffectiveParametersInterval is not { } loss)
            return new DensityTension(ratio, "undetermined", $"{size}; without an interval for both, nothing says whether that is chance.");
        var meet = (score.Lower ?? 0) <= (loss.Upper ?? double.PositiveInfinity) && (loss.Lower ?? 0) <= (score.Upper ?? double.PositiveInfinity);
        return meet
            ? new DensityTension(ratio, "agree", $"{size}; their intervals meet.")
            : new DensityTension(ratio, "tension", $"{size}, and their intervals do not meet: the model turns loss into score unlike the reference models, or the "
                + "score was trained for.");
    }
}
