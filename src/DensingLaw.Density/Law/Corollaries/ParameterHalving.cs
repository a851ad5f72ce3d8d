using System.Globalization;

namespace DensingLaw.Density;

/// <summary>Parameters for equal ability halve in the doubling time of density.</summary>
internal static class ParameterHalving
{
    // The paper's example of a smaller model that does as much (PAPER D.3, 1).
    private const string Small = "MiniCPM-2.4B", Large = "Mistral-7B-v0.1";

    public static LawCorollary Of(TrendFit fit, DensityFile densities)
    {
        var findings = new List<LawFinding>
        {
            new("halvingDays", "parameters at equal score halve in", fit.DoublingDays, "days", fit.Interval),
            new("halvingMonths", "the same in months", fit.DoublingDays / Months.Days, "months", fit.Interval.DividedBy(Months.Days)),
            new("yearlyFactor", "fewer parameters after a year, by", Exp(fit.SlopePerDay), "times",
                new TrendInterval(Exp(fit.SlopeInterval.Lower), Exp(fit.SlopeInterval.Upper), fit.SlopeInterval.Level)),
        };
        var contradictions = new List<string>
        {
            "The paper says 3.5 months, its first version 3.3 (29 models, reference models at 1e12 instead of 5e12 tokens); it prints A as "
                + "about 0.007 and as 0.0065.",
            "The curve that densities are read from has a second optimum that fits the reference losses as well or better; with it the same "
                + "scores double in 147 days at 5e12 tokens, in 51 at 1e12.",
        };
        var (small, large) = (densities.Models.FirstOrDefault(m => m.Model == Small), densities.Models.FirstOrDefault(m => m.Model == Large));
        if (small is { Parameters: { } n } && large is { Parameters: { } m })
        {
            var days = small.Date.DayNumber - large.Date.DayNumber;
            findings.Add(new("exampleDays", $"example: {Small} after {Large}", days, "days"));
            findings.Add(new("exampleShare", "its parameters, as a share of the larger model's", n / m));
            findings.Add(new("expectedShare", "the share that the law expects after these days", Math.Exp(-fit.SlopePerDay * days)));
            contradictions.Add(string.Create(CultureInfo.InvariantCulture, $"The example is not of equal scores: the effective sizes are "
                + $"{small.Density * n / 1e9:0.00} B and "
                + $"{large.Density * m / 1e9:0.00} B."));
        }

        return new LawCorollary("parameters", "Parameters at equal score halve as density doubles", densities.Name, findings, contradictions);
    }

    private static double? Exp(double? slope) => slope is { } s ? TrendInterval.Finite(Math.Exp(365 * s)) : null;
}
