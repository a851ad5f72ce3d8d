using System.Globalization;
using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>Whether making a model smaller raises its density.</summary>
internal static class CompressionEffect
{
    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    public static LawCorollary Of(string file, IReadOnlyList<CompressedModel> models, DensityFile densities, double level)
    {
        var raised = models.Count(m => m.Ratio > 1);
        var share = BinomialInterval.Wilson(raised, models.Count, level);
        var findings = new List<LawFinding>
        {
            new("raisedShare", $"compressed models denser than their parent: {raised} of "
                + $"{models.Count}", (double)raised / models.Count, "", TrendInterval.Of(share)),
        };
        foreach (var method in models.GroupBy(m => m.Method).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var mean = Math.Exp(method.Average(m => Math.Log(m.Ratio)));
            findings.Add(new($"ratio:{method.Key}", $"{method.Key}: mean ratio to the parent, {method.Count(m => m.Ratio > 1)} of "
                + $"{method.Count()} raised", mean, "times"));
        }

        findings.AddRange(models.Select(m => new LawFinding($"ratio:{m.Model}", $"{m.Model} of {m.Parent} ({m.Method})", m.Ratio, "times")));
        return new LawCorollary("compression", "Which compression raises density", file, findings, [.. Contradictions(models, densities)]);
    }

    // The same model with other densities in the density file, under its name or a variant's (PAPER D.3, 4).
    private static IEnumerable<string> Contradictions(IReadOnlyList<CompressedModel> models, DensityFile densities)
    {
        foreach (var model in models)
        {
            var others = densities.Models.Where(d => d.Model.StartsWith(model.Model, StringComparison.Ordinal)
                && Math.Abs(d.Density / model.Density - 1) > 0.05
                && (d.Model.Length == model.Model.Length || d.Model[model.Model.Length..] is "-Depth" or "-Width")).ToList();
            if (others.Count > 0)
            {
                yield return string.Create(s_invariant, $"{model.Model} has ρ {model.Density:0.000} here and "
                    + $"{string.Join(" and ", others.Select(o => string.Create(s_invariant, $"{o.Density:0.000} ({o.Model})")))} in "
                    + $"{densities.Name}.");
            }
        }

        yield return "The explanation that small models were trained too little after compression is the paper's; these data do not test it.";
    }
}
