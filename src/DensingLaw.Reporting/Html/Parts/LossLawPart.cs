using System.Globalization;

namespace DensingLaw.Reporting;

/// <summary>What the reference curve rests on.</summary>
internal static class LossLawPart
{
    public static IEnumerable<PagePart> Of(RunReport report, Figures figures)
    {
        if (report is not { Curve: { } curve, Result.Density: { } density })
            yield break;
        var (law, score) = (curve.Loss, curve.Score);
        yield return new PagePart("curve", "The reference curve", Markup.Of(
            $"""
            <p>{density.Curve}: L = {Number(law.A)} N<sup>−{Number(law.Alpha)}</sup> + {Number(law.B)} D<sup>−{Number(law.Beta)}</sup>{(law.Irreducible > 0 ? $" + {Number(law.Irreducible)}" : "")},
            S = {Number(score.C)} / (1 + exp({Number(-score.Gamma)} (L − {Number(score.Midpoint)}))) + {Number(score.Floor)} percent.</p>
            {figures.Add(CurveCharts.LossLaw(curve, report.LossPoints))}
            """));
    }

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
