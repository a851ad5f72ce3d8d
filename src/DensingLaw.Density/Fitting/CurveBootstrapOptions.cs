namespace DensingLaw.Density;

/// <summary>How a fitted curve is drawn again.</summary>
public sealed record CurveBootstrapOptions
{
    /// <summary>Draws for each optimum, 1 to 100,000. Default 200.</summary>
    public int Draws { get; init; } = 200;

    /// <summary>Seed of the generator. Default 1234.</summary>
    public ulong Seed { get; init; } = 1234;

    /// <summary>
    /// Whether points are drawn with replacement (case bootstrap). Default: no; instead the fitted curve gets new normal errors, whose variance is drawn
    /// too, s² ν/χ²(ν), so that few degrees of freedom ν widen the draws as they should (parametric bootstrap).
    /// </summary>
    public bool Cases { get; init; }
}
