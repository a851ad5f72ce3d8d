namespace DensingLaw.Evaluation;

/// <summary>
/// The Wilson score interval of a proportion: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n). Unlike the normal interval it stays within [0, 1] and
/// keeps its width near the ends (Wilson 1927).
/// </summary>
internal static class WilsonInterval
{
    /// <summary>z of a two-sided 90 % interval.</summary>
    private const double Z = 1.6448536269514722;

    public static (double Lower, double Upper) Of(int correct, int items)
    {
        var n = (double)items;
        var p = correct / n;
        var centre = p + (Z * Z / (2 * n));
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        var scale = 1 + (Z * Z / n);
        // At 0 and at all items the bound is exact; rounding would leave it a hair off.
        return (correct == 0 ? 0 : (centre - half) / scale, correct == items ? 1 : (centre + half) / scale);
    }
}
