namespace DensingLaw.Density;

/// <summary>
/// A trend that a ceiling bends: dρ/dt = A ρ (1 − ρ/C), which is the trend law while ρ is far below C. It starts from the trend's value on the last
/// record's day, ρ₀: ρ(t) = C / (1 + (C/ρ₀ − 1) e^(−A(t − t₀))).
/// </summary>
internal sealed class BentTrend
{
    private readonly TrendFit _fit;
    private readonly double _ceiling;
    private readonly double _start;
    private readonly double _odds;

    /// <param name="fit">A rising trend.</param>
    /// <param name="ceiling">C, above 0.</param>
    public BentTrend(TrendFit fit, double ceiling)
    {
        _fit = fit;
        _ceiling = ceiling;
        _start = fit.DayOf(fit.Records[^1].Date);
        // 0 where the trend is at the ceiling already, or the data beyond it: no growth is left.
        _odds = Math.Max(0, ceiling / Math.Exp(fit.Intercept + fit.SlopePerDay * _start) - 1);
    }

    /// <summary>ρ at a day; on the trend itself before t₀.</summary>
    public double At(double day) => day <= _start
        ? Math.Min(_ceiling, Math.Exp(_fit.Intercept + _fit.SlopePerDay * day))
        : _ceiling / (1 + _odds * Math.Exp(-_fit.SlopePerDay * (day - _start)));

    /// <summary>The day at which ρ is reached; null where the ceiling is not above it.</summary>
    public double? DayOf(double density)
    {
        if (density >= _ceiling || _odds == 0)
            return null;
        var onTrend = (Math.Log(density) - _fit.Intercept) / _fit.SlopePerDay;
        return onTrend <= _start ? onTrend : _start + Math.Log(_odds / (_ceiling / density - 1)) / _fit.SlopePerDay;
    }
}
