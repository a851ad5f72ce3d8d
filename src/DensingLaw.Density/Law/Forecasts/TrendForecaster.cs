using System.Globalization;
using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>Reads days and densities off a trend, with prediction intervals.</summary>
public sealed class TrendForecaster
{
    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    private readonly TrendFit _fit;
    private readonly LinearFit _line;
    private readonly IReadOnlyList<InformationLimit> _limits;
    private readonly double _level;

    /// <param name="fit">A least-squares trend.</param>
    /// <param name="limits">Ceilings that may bend it.</param>
    /// <param name="level">Nominal coverage of the intervals, in (0, 1).</param>
    /// <exception cref="ArgumentException">The trend does not rise, or it is a quantile's, which has no prediction interval.</exception>
    public TrendForecaster(TrendFit fit, IReadOnlyList<InformationLimit> limits, double level = 0.90)
    {
        ArgumentNullException.ThrowIfNull(fit);
        _line = fit.Line ?? throw new ArgumentException("a quantile's line has no prediction interval; forecast with another rule", nameof(fit));
        if (fit.SlopePerDay <= 0)
            throw new ArgumentException(string.Create(s_invariant, $"the trend's slope is {fit.SlopePerDay:G4} a day; only a rising trend can "
                + $"be forecast with"), nameof(fit));
        _fit = fit;
        _limits = limits;
        _level = level;
    }

    /// <summary>When a model of <paramref name="parameters"/> parameters reaches a score.</summary>
    /// <param name="references">The curves.</param>
    /// <param name="curve">The curve's key.</param>
    /// <param name="scorePercent">S in percent, in [0, 100].</param>
    /// <param name="parameters">N, above 0.</param>
    /// <exception cref="ArgumentException">The set has no such curve.</exception>
    public ReachForecast WhenScore(ReferenceCurveSet references, string curve, double scorePercent, double parameters)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parameters);
        var reference = Curve(references, curve);
        var point = reference.Invert(scorePercent);
        var density = point.EffectiveParameters / parameters;
        var date = density is { } needed ? DateOf((Math.Log(needed) - _fit.Intercept) / _fit.SlopePerDay) : null;
        return new ReachForecast
        {
            Curve = $"{references.Id}/{curve}",
            ScorePercent = scorePercent,
            Parameters = parameters,
            EffectiveParameters = point.EffectiveParameters,
            Status = point.Status,
            Date = date,
            Interval = date is null ? null : Days(_line.InversePredictionInterval(Math.Log(density!.Value), _level)),
            Limits =
            [
                .. _limits.Select(l => new LimitedDate(l.Name, l.Ceiling, density is { } d ? DateOf(new BentTrend(_fit, l.Ceiling).DayOf(d)) : null)),
            ],
            Notes = [.. ScoreNotes(point, scorePercent, reference), .. CommonNotes(date, references, curve)],
        };
    }

    /// <summary>What the densest model that fits a memory scores on a day.</summary>
    /// <param name="references">The curves.</param>
    /// <param name="curve">The curve's key.</param>
    /// <param name="memory">The memory.</param>
    /// <param name="date">The day.</param>
    /// <exception cref="ArgumentException">The set has no such curve, or the density on that day is no finite number.</exception>
    public DeviceForecast OnDevice(ReferenceCurveSet references, string curve, DeviceMemory memory, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(memory);
        var reference = Curve(references, curve);
        var day = _fit.DayOf(date);
        var logs = _line.PredictionInterval(day, _level);
        var density = _fit.DensityOn(date);
        if (!double.IsFinite(density * memory.Parameters))
        {
            throw new ArgumentException(
                string.Create(s_invariant, $"the trend leaves every number a computer holds before {date:yyyy-MM-dd}; ask for an earlier day"), nameof(date));
        }

        return new DeviceForecast
        {
            Curve = $"{references.Id}/{curve}",
            Memory = memory,
            Date = date,
            Density = density,
            DensityInterval = TrendInterval.Of(logs, Math.Exp) is { Lower: > 0 } bounded ? bounded : new TrendInterval(null, null, _level),
            ScorePercent = Score(density),
            ScoreInterval = TrendInterval.Of(logs, l => Score(Math.Exp(l))),
            Limits = [.. _limits.Select(l => Limited(l, new BentTrend(_fit, l.Ceiling).At(day)))],
            Notes =
            [
                string.Create(s_invariant, $"{memory.Parameters / 1e9:0.##} B parameters fit: {memory.WeightShare:P0} of "
                    + $"{memory.Gigabytes:0.##} GB at {memory.BytesPerParameter:0.###} bytes a weight. "
                    + $"The trend knows dense models at 16 bits; quantised ones lost up to half their density in the paper's figure 3b."),
                .. CommonNotes(date, references, curve),
            ],
        };

        double Score(double at) => (at * memory.Parameters) switch
        {
            <= 0 => reference.Score.Floor,
            double.PositiveInfinity => reference.CeilingPercent,
            var effective => reference.ScoreAt(effective),
        };

        LimitedDensity Limited(InformationLimit limit, double at) => new(limit.Name, limit.Ceiling, at, Score(at));
    }

    /// <summary>The trend's ρ on a day with its prediction interval for a new record.</summary>
    public (double Density, TrendInterval Interval) DensityOn(DateOnly date) =>
        (_fit.DensityOn(date), TrendInterval.Of(_line.PredictionInterval(_fit.DayOf(date), _level), Math.Exp));

    private static ReferenceCurve Curve(ReferenceCurveSet references, string curve)
    {
        ArgumentNullException.ThrowIfNull(references);
        return references.Find(curve)
            ?? throw new ArgumentException($"{references.Id} has no curve '{curve}'; it has "
                + $"{string.Join(", ", references.Curves.Select(c => c.Benchmark))}");
    }

    private static IEnumerable<string> ScoreNotes(CurvePoint point, double score, ReferenceCurve curve)
    {
        if (point.Status == DensityStatus.BelowFloor)
            yield return string.Create(s_invariant, $"The score {score:0.##} % is at or under the curve's floor of {curve.Score.Floor:0.##} %: "
                + $"there is no N̂ and no day.");
        if (point.Status == DensityStatus.AboveCeiling)
            yield return string.Create(s_invariant, $"The score {score:0.##} % is at or above the curve's ceiling of "
                + $"{curve.CeilingPercent:0.##} %: there is no N̂ and no day.");
        if (point.Status == DensityStatus.Extrapolated)
            yield return string.Create(s_invariant, $"N̂ = {point.EffectiveParameters / 1e9:G3} B lies outside the reference models' sizes: the "
                + $"curve is extrapolated as well.");
    }

    private IEnumerable<string> CommonNotes(DateOnly? date, ReferenceCurveSet references, string curve)
    {
        var last = _fit.Records[^1];
        if (date > last.Date)
        {
            yield return string.Create(s_invariant, $"An extrapolation: {(date.Value.DayNumber - last.Date.DayNumber) / 365.25:0.0} years "
                + $"beyond the last record "
                + $"({last.Model}, {last.Date:yyyy-MM-dd}), from a trend that spans "
                + $"{(last.Date.DayNumber - _fit.Records[0].Date.DayNumber) / 365.25:0.0} years.");
        }

        yield return string.Create(s_invariant, $"The interval holds the scatter of a record about the trend and the errors of its slope and "
            + $"level ({_fit.Points} points), if the trend goes on; that it may not, and the curve's "
            + $"own error, are not in it.");
        if (curve != ReferenceCurveSet.AverageKey)
            yield return $"The trend is of five benchmarks together and the curve of {curve} alone; give densities of that benchmark for a "
                + $"trend of its own.";
        if (_limits.Count > 0)
            yield return $"Limits stand on an assumed number of bits that a parameter of {references.Id}'s reference family holds; nobody has "
                + $"measured it.";
    }

    private DateOnly? DateOf(double? day)
    {
        var number = _fit.Origin.DayNumber + Math.Ceiling(day ?? double.NaN);
        return number >= 0 && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number) : null;
    }

    private DateInterval Days(Interval days) => new(DateOf(days.Lower), DateOf(days.Upper), days.Level);
}
