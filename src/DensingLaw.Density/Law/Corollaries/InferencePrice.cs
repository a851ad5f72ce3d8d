using System.Globalization;
using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>The price of tokens from ever cheaper models.</summary>
internal static class InferencePrice
{
    public static LawCorollary Of(string file, IReadOnlyList<TokenPrice> prices, TrendFit fit, double level, bool isPapers)
    {
        var cheapest = CheapestSoFar(prices);
        if (cheapest.Count < 2)
            throw new InvalidDataException($"{file}: {cheapest.Count} price(s) lower than all before; at least 2 are needed");
        var (first, last) = (cheapest[0], cheapest[^1]);
        var days = last.Date.DayNumber - first.Date.DayNumber;
        var factor = first.Price / last.Price;
        var halving = days / Math.Log2(factor);
        var line = LinearRegression.Fit(
            [.. cheapest.Select(p => (double)(p.Date.DayNumber - first.Date.DayNumber))], [.. cheapest.Select(p => -Math.Log(p.Price))]);
        var interval = TrendInterval.DoublingOf(line.SlopeInterval(level));
        var contradictions = new List<string>
        {
            "Input-side list prices, cut by competition and hardware as well as by density, of models that do not do the same; some dates are "
                + "not launch dates.",
        };
        if (isPapers)
            contradictions.Add("The paper's text says about 2.6 months and the press 2.5; these are its own drawn dates and prices.");
        if (fit.Interval.Upper < interval.Lower || interval.Upper < fit.Interval.Lower)
            contradictions.Add("The price's interval and the density's do not overlap: they are not one rate.");
        if (cheapest[^1].Date < prices.Max(p => p.Date))
        {
            contradictions.Add(string.Create(CultureInfo.InvariantCulture, $"The price ends at its last minimum ({last.Model}, "
                + $"{last.Date:yyyy-MM-dd}); later entries are dearer and do not count."));
        }

        return new LawCorollary("price", "The price of inference halves", file,
        [
            new("factor", $"{first.Model} to {last.Model}: cheaper by", factor, "times"),
            new("days", "in", days, "days"),
            new("halvingDays", "halving time from the two ends", halving, "days"),
            new("halvingMonths", "the same in months", halving / Months.Days, "months"),
            new("regressionHalvingDays", $"halving time from all "
                + $"{cheapest.Count} minima", TrendInterval.Finite(Math.Log(2) / line.Slope), "days", interval),
            new("regressionRSquared", "R² of that line", TrendInterval.Finite(line.RSquared)),
            new("densityDoublingDays", "for comparison, density doubles in", fit.DoublingDays, "days", fit.Interval),
        ], contradictions);
    }

    /// <summary>Prices lower than all before; of one day the lowest counts.</summary>
    internal static List<TokenPrice> CheapestSoFar(IReadOnlyList<TokenPrice> prices)
    {
        var cheapest = new List<TokenPrice>();
        foreach (var day in prices.GroupBy(p => p.Date).OrderBy(g => g.Key))
        {
            var lowest = day.MinBy(p => p.Price)!;
            if (cheapest.Count == 0 || lowest.Price < cheapest[^1].Price)
                cheapest.Add(lowest);
        }

        return cheapest;
    }
}
