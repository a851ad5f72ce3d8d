using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>A fitted score curve.</summary>
public sealed record ScoreCurveFit
{
    /// <summary>What was fitted, without the anchor.</summary>
    public required IReadOnlyList<ScorePoint> Points { get; init; }

    /// <summary>How.</summary>
    public required ScoreFitOptions Options { get; init; }

    /// <summary>The best curve.</summary>
    public required ScoreCurve Curve { get; init; }

    /// <summary>√(Σ (Ŝ − S)²/n) over the points without the anchor, in points.</summary>
    public required double Rms { get; init; }

    /// <summary>Other distinct minima, best first; usually none.</summary>
    public required IReadOnlyList<ScoreCurve> Others { get; init; }

    /// <summary>Standard errors of floor, ceiling, γ, l by the linear approximation; 0 for one on its bound; null where there are none.</summary>
    public required IReadOnlyList<double>? StandardErrors { get; init; }

    /// <summary>The search's end in (floor, ceiling, −γ, l).</summary>
    public required LeastSquaresResult Search { get; init; }
}
