using System.Globalization;

namespace DensingLaw.Density;

/// <summary>What a parameter can hold, as a ceiling that bends the trend.</summary>
internal static class InformationCeiling
{
    // Near enough to the ceiling that the trend law has plainly ended.
    private const double NearlyThere = 0.9;

    public static LawCorollary Of(string file, IReadOnlyList<InformationLimit> limits, TrendFit fit)
    {
        var findings = new List<LawFinding>();
        var densest = fit.Records[^1].Density;
        foreach (var limit in limits)
        {
            findings.Add(new($"{limit.Name}:bits", $"{limit.Name}: bits that a parameter can hold", limit.BitsPerParameter, "bits"));
            findings.Add(new($"{limit.Name}:mostReferenceBits", "the reference family holds at most, since the densest "
                + "record fits", limit.BitsPerParameter / densest, "bits"));
            findings.Add(new($"{limit.Name}:assumedReferenceBits", "assumed here", limit.ReferenceBitsPerParameter, "bits"));
            findings.Add(new($"{limit.Name}:ceiling", "ceiling of density under the assumption", limit.Ceiling));
            var bent = fit.SlopePerDay > 0 ? new BentTrend(fit, limit.Ceiling) : null;
            var from = fit.DayOf(fit.Records[^1].Date);
            findings.Add(new($"{limit.Name}:yearsToHalf", "years from the last record until half "
                + "the ceiling", Years(bent?.DayOf(limit.Ceiling / 2)), "years"));
            findings.Add(new($"{limit.Name}:yearsToNinetyPercent", "years until 90 % of it", Years(bent?.DayOf(NearlyThere * limit.Ceiling)), "years"));

            double? Years(double? day) => (day - from) / 365.25;
        }

        return new LawCorollary("limits", "What a parameter can hold bends the trend", file, findings,
        [
            string.Create(CultureInfo.InvariantCulture, $"The bits that the reference family holds have not been measured; the data only say "
                + $"that they are below limit/{densest:0.00}. Ten times fewer bits "
                + $"move the ceiling by ten and its years by {Math.Log(10) / fit.SlopePerDay / 365.25:0.0}."),
            "The two limits count different things: facts that can be asked for, and text that can be repeated.",
        ]);
    }
}
