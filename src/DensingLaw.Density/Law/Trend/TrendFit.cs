using System.Text.Json.Serialization;
using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>The trend law ln ρ = A t + B, t in days from an origin (PAPER D.1).</summary>
public sealed record TrendFit
{
    /// <summary>Which points the line goes through.</summary>
    public required TrendRule Rule { get; init; }

    /// <summary>The day of t = 0.</summary>
    public required DateOnly Origin { get; init; }

    /// <summary>A, per day.</summary>
    public required double SlopePerDay { get; init; }

    /// <summary>B, ln ρ on the origin's day.</summary>
    public required double Intercept { get; init; }

    /// <summary>R² of least squares, in [0, 1]; of the quantile line Koenker and Machado's R¹. Null where the points have no spread.</summary>
    public required double? RSquared { get; init; }

    /// <summary>ln 2/A; null where A is not above 0.</summary>
    public double? DoublingDays => SlopePerDay > 0 ? Math.Log(2) / SlopePerDay : null;

    /// <summary>
    /// Of <see cref="DoublingDays"/>: Student's from the line's residuals, for the quantile line from the bootstrap over models. It takes the points
    /// for independent, which running maxima are not; the bootstraps of <see cref="TrendAnalysis"/> are wider and more honest.
    /// </summary>
    public required TrendInterval Interval { get; init; }

    /// <summary>Of <see cref="SlopePerDay"/>, in the same way.</summary>
    public required TrendInterval SlopeInterval { get; init; }

    /// <summary>Points that the line goes through.</summary>
    public required int Points { get; init; }

    /// <summary>The models that were denser than all before them, by date, whatever the rule.</summary>
    public required IReadOnlyList<TrendRecord> Records { get; init; }

    /// <summary>The least-squares line, for prediction; null for the quantile line.</summary>
    [JsonIgnore]
    public LinearFit? Line { get; init; }

    /// <summary>Days from the origin.</summary>
    public double DayOf(DateOnly date) => date.DayNumber - Origin.DayNumber;

    /// <summary>The line's ρ on a date.</summary>
    public double DensityOn(DateOnly date) => Math.Exp(Intercept + SlopePerDay * DayOf(date));
}
