using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>Whether score and loss tell the same density.</summary>
/// <param name="Ratio">N̂ from the score over N̂ from the loss; null where one of them is not finite.</param>
/// <param name="Verdict"><c>agree</c>, <c>tension</c> or <c>undetermined</c>.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record TensionSection(double? Ratio, string Verdict, string Sentence)
{
    /// <summary>The section for a comparison.</summary>
    public static TensionSection Of(DensityTension tension)
    {
        ArgumentNullException.ThrowIfNull(tension);
        return new TensionSection(tension.Ratio, tension.Verdict, tension.Sentence);
    }
}
