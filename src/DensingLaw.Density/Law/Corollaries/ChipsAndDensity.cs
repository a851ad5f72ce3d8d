using System.Globalization;

namespace DensingLaw.Density;

/// <summary>Ability on a device of a price: density times what the price buys. Rates add: 1/T = 1/T_density + 1/T_chip (PAPER D.3, 3).</summary>
internal static class ChipsAndDensity
{
    // The slope that the paper's first version printed rounded, and from which its 88 days follow; and its other one.
    private const double QuotedSlope = 0.007, FirstVersionSlope = 0.0073;

    public static LawCorollary Of(string file, IReadOnlyList<GrowthRate> rates, TrendFit fit)
    {
        var chip = rates.FirstOrDefault(r => r.Quantity == GrowthRate.ComputePerPrice)
            ?? throw new InvalidDataException($"{file}: has no row {GrowthRate.ComputePerPrice}; it has "
                + $"{string.Join(", ", rates.Select(r => r.Quantity))}");
        var t = chip.DoublingDays;
        double? own = fit.DoublingDays is { } density ? Together(density, t) : null;
        var quoted = Together(Math.Log(2) / QuotedSlope, t);
        return new LawCorollary("chips", "Ability on a device of a given price doubles", file,
        [
            new("chipDoublingDays", "compute per price doubles in", t, "days"),
            new("densityDoublingDays", "density doubles in", fit.DoublingDays, "days", fit.Interval),
            new("combinedDays", "both together double in", own, "days",
                new TrendInterval(Together(fit.Interval.Lower, t), Together(fit.Interval.Upper, t) ?? t, fit.Interval.Level)),
            new("quotedDays", "the paper's value, from A = 0.007", quoted, "days"),
            new("firstVersionDays", "from its first version's A = 0.0073", Together(Math.Log(2) / FirstVersionSlope, t), "days"),
        ],
        [
            string.Create(CultureInfo.InvariantCulture, $"The paper's {quoted:0} days follow from A rounded to 0.007; its own fit of the later "
                + $"models gives {own:0.0} days, and it did not update the number."),
        ]);
    }

    private static double? Together(double? a, double b) => a is { } days ? Together(days, b) : null;

    private static double Together(double a, double b) => 1 / (1 / a + 1 / b);
}
