using System.Globalization;

namespace DensingLaw.Density;

/// <summary>
/// How long a model must earn to pay for its training. Calls q a month bring a margin m each; competition from denser models halves the price every T
/// months, so that the training cost K is earned back after −T log₂(1 − K ln 2/(q m T)) months, or never if K ln 2 ≥ q m T.
/// </summary>
internal static class CostEffectiveness
{
    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    public static LawCorollary Of(string file, IReadOnlyList<TrainingCost> costs, TrendFit fit, bool isPapers)
    {
        var findings = new List<LawFinding>();
        var contradictions = new List<string>();
        foreach (var cost in costs)
        {
            var margin = cost.PricePerCall * cost.Margin;
            double? falling = fit.DoublingDays is { } doubling ? MonthsToRecoup(cost.Cost, margin, cost.CallsPerMonth, doubling / Months.Days) : null;
            double? window = cost.Overtaken is { } end ? (end.DayNumber - cost.Released.DayNumber) / Months.Days : null;
            findings.Add(new("trainingCost", $"{cost.Model}: training cost", cost.Cost, cost.Currency));
            findings.Add(new("monthsFlatPrice", $"months to earn it back at {cost.CallsPerMonth / 1e6:0.#} M calls a month, price "
                + $"unchanged", cost.Cost / (margin * cost.CallsPerMonth), "months"));
            findings.Add(new("monthsFallingPrice", "the same while the price falls as "
                + "density grows", falling, "months", Interval(cost, margin, fit.Interval)));
            findings.Add(new("windowMonths", "until a better model of its size or smaller came out", window, "months"));
            findings.Add(new("callsToRecoup", "calls to earn it back at the first price", cost.Cost / margin / 1e9, "billion calls"));
            findings.Add(new("lawWindowMonths", "the window that the law expects: half the "
                + "parameters do", fit.DoublingDays / Months.Days, "months", fit.Interval.DividedBy(Months.Days)));
            if (falling is null)
                contradictions.Add(string.Create(s_invariant, $"{cost.Model}: at this traffic the training is never earned back while the "
                    + $"price falls."));
            else if (window < falling)
                contradictions.Add(string.Create(s_invariant, $"{cost.Model} was overtaken after {window:0.0} months, before it could earn its "
                    + $"training back ({falling:0.0} months with a falling price)."));
        }

        contradictions.Add("The formula takes the price to fall exactly as density grows and the traffic to stay; a model that is overtaken "
            + "also loses traffic.");
        if (isPapers)
            contradictions.Add("The example's training cost is the press's and in neither version of the paper; another reading says 185,000 US "
                + "dollars, and 1.85 million RMB are about 255,000.");
        return new LawCorollary("costEffectiveness", "How long a model pays", file, findings, contradictions);
    }

    /// <summary>Null where the cost is never earned back.</summary>
    internal static double? MonthsToRecoup(double cost, double marginPerCall, double callsPerMonth, double halvingMonths)
    {
        var spent = cost * Math.Log(2) / (callsPerMonth * marginPerCall * halvingMonths);
        return spent < 1 ? -halvingMonths * Math.Log2(1 - spent) : null;
    }

    // Slower growth of density leaves the price up for longer, so the ends change places.
    private static TrendInterval Interval(TrainingCost cost, double margin, TrendInterval doublingDays) => new(
        doublingDays.Upper is { } slow ? MonthsToRecoup(cost.Cost, margin, cost.CallsPerMonth, slow / Months.Days) : cost.Cost / (margin * cost.CallsPerMonth),
        doublingDays.Lower is { } fast ? MonthsToRecoup(cost.Cost, margin, cost.CallsPerMonth, fast / Months.Days) : null,
        doublingDays.Level);
}
