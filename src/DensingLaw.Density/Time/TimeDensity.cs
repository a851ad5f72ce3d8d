namespace DensingLaw.Density;

/// <summary>
/// Density by inference time, for models whose memory and computation do not grow together (PAPER A.7, equations 5 to 7):
/// ρ = N̂ (k1 + k2) / (N k1 w + N_A k2), with N total and N_A active parameters and w the width of the stored weights against the reference's 16 bits.
/// For a dense FP16 model it is N̂/N whatever the ratio.
/// </summary>
public sealed record TimeDensity
{
    /// <summary>N: all parameters, non-embedding; at least 1.</summary>
    public required double TotalParameters { get; init; }

    /// <summary>N_A: parameters that take part in one token, from 1 to <see cref="TotalParameters"/>.</summary>
    public required double ActiveParameters { get; init; }

    /// <summary>Bits a weight is stored in, 1 to 32; computation stays in 16. Default 16.</summary>
    public double WeightBits { get; init; } = 16;

    /// <summary>
    /// How many times longer a weight takes to arrive when the model does not fit the device's memory (offloading); at least 1. The paper gives no
    /// value. Default 1.
    /// </summary>
    public double OffloadFactor { get; init; } = 1;

    /// <summary>k1/k2.</summary>
    public required TimeRatio Ratio { get; init; }

    /// <summary>The dense FP16 parameters that take as long: the divisor of N̂.</summary>
    /// <exception cref="InvalidOperationException">A property is outside its range.</exception>
    public double EquivalentParameters
    {
        get
        {
            if (!(TotalParameters >= 1 && ActiveParameters >= 1 && ActiveParameters <= TotalParameters && WeightBits is >= 1 and <= 32
                && OffloadFactor >= 1 && Ratio.K1OverK2 > 0))
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"N = {TotalParameters}, N_A = {ActiveParameters}, {WeightBits} bits, offloading {OffloadFactor}, k1/k2 = {Ratio.K1OverK2}: not a model's time"));
            }

            var r = Ratio.K1OverK2;
            return (TotalParameters * r * WeightBits / 16 * OffloadFactor + ActiveParameters) / (r + 1);
        }
    }

    /// <summary>ρ for an N̂.</summary>
    public double Of(double effectiveParameters) => effectiveParameters / EquivalentParameters;
}
