namespace DensingLaw.Numerics;

/// <summary>What every regression asks of its points.</summary>
internal static class RegressionPoints
{
    public static void Validate(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int least)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"{x.Length} x for {y.Length} y; as many of both are needed", nameof(y));
        if (x.Length < least)
            throw new ArgumentException($"{x.Length} point(s): at least {least} are needed", nameof(x));
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i]))
                throw new ArgumentException($"point {i} is not finite");
        }
    }
}
