using System.Globalization;
using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>What the reference curve rests on.</summary>
internal static class LossLawPart
{
    public static IEnumerable<PagePart> Of(RunReport report, Figures figures)
    {
        if (report is not { Curve: { } curve, Result.Density: { } density })
            yield break;
        yield return new PagePart("curve", "The reference curve", Markup.Of(
            $"""
            <p>{density.Curve}: {Formula(curve)}</p>
            {figures.Add(CurveCharts.LossLaw(curve, report.LossPoints))}
            """));
    }

    /// <summary>Loss law and score curve with their constants.</summary>
    public static Markup Formula(ReferenceCurve curve)
    {
        var (law, score) = (curve.Loss, curve.Score);
        return Markup.Of(
            $"""
            L = {Number(law.A)} N<sup>−{Number(law.Alpha)}</sup> + {Number(law.B)} D<sup>−{Number(law.Beta)}</sup>{(law.Irreducible > 0 ? $" + {Number(law.Irreducible)}" : "")},
            S = {Number(score.C)} / (1 + exp({Number(-score.Gamma)} (L − {Number(score.Midpoint)}))) + {Number(score.Floor)} percent.
            """);
    }

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
