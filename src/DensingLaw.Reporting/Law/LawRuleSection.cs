using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>The trend by one rule.</summary>
/// <param name="Rule">Which points count.</param>
/// <param name="Points">How many do.</param>
/// <param name="SlopePerDay">A.</param>
/// <param name="Intercept">B.</param>
/// <param name="RSquared">R²; the quantile line's R¹.</param>
/// <param name="DoublingDays">ln 2/A; null where A is not above 0.</param>
/// <param name="Interval">Of the doubling time.</param>
public sealed record LawRuleSection(
    TrendRule Rule, int Points, double SlopePerDay, double Intercept, double? RSquared, double? DoublingDays, TrendInterval Interval)
{
    /// <summary>The section for a fit.</summary>
    public static LawRuleSection Of(TrendFit fit) =>
        new(fit.Rule, fit.Points, fit.SlopePerDay, fit.Intercept, fit.RSquared, fit.DoublingDays, fit.Interval);
}
