namespace DensingLaw.Density;

/// <summary>Growth rates side by side.</summary>
internal static class GrowthComparison
{
    public static LawCorollary Of(string file, IReadOnlyList<GrowthRate> rates, TrendFit fit)
    {
        var findings = new List<LawFinding>();
        foreach (var rate in rates)
        {
            findings.Add(new($"{rate.Quantity}:doublingDays", $"{Words(rate.Quantity)} doubles in", rate.DoublingDays, "days"));
            findings.Add(new($"{rate.Quantity}:perYear", $"{Words(rate.Quantity)}, growth in a year", rate.PerYear, "times"));
        }

        findings.Add(new("model-density:doublingDays", "model density doubles in", fit.DoublingDays, "days", fit.Interval));
        findings.Add(new("model-density:perYear", "model density, growth in a year", TrendInterval.Finite(Math.Exp(GrowthRate.DaysPerYear * fit.SlopePerDay)), "times"));
        return new LawCorollary("growth", "Three growth rates side by side", file, findings,
            ["A battery's and a chip's density are physical and measured over decades; a model's is relative to one reference family, on a few "
                + "benchmarks, over two years."]);
    }

    private static string Words(string key) => key.Replace('-', ' ');
}
