namespace DensingLaw.Density;

/// <summary>
/// The reference family's conditional loss, L(N, D) = a N^−α + b D^−β + E (PAPER A.2, where E = 0; model ladders, arXiv 2412.04403, have it). The
/// unit of the paper's loss is not stated; probably nats per character or byte. The ladders' is bits per byte.
/// </summary>
/// <param name="A">a, above 0.</param>
/// <param name="Alpha">α, above 0.</param>
/// <param name="B">b, at least 0.</param>
/// <param name="Beta">β, above 0.</param>
/// <param name="Irreducible">E, at least 0: the loss that parameters and tokens without end would leave.</param>
public sealed record LossLaw(double A, double Alpha, double B, double Beta, double Irreducible = 0)
{
    /// <summary>The loss of a reference model.</summary>
    /// <param name="parameters">N, non-embedding parameters, above 0.</param>
    /// <param name="tokens">D, training tokens, above 0.</param>
    public double Loss(double parameters, double tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parameters);
        return A * Math.Pow(parameters, -Alpha) + Floor(tokens);
    }

    /// <summary>b D^−β + E: the loss that more parameters approach and never reach.</summary>
    /// <param name="tokens">D, training tokens, above 0.</param>
    public double Floor(double tokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        return B * Math.Pow(tokens, -Beta) + Irreducible;
    }

    /// <summary>
    /// The parameters N with L(N, D) = <paramref name="loss"/>: ((loss − b D^−β − E)/a)^(−1/α). Null when the loss is at or under
    /// <see cref="Floor"/> (or so little above it that N exceeds every double), where no finite model reaches it.
    /// </summary>
    public double? Parameters(double loss, double tokens)
    {
        var aboveFloor = loss - Floor(tokens);
        if (aboveFloor <= 0)
            return null;
        var parameters = Math.Pow(aboveFloor / A, -1 / Alpha);
        return double.IsFinite(parameters) ? parameters : null;
    }
}
