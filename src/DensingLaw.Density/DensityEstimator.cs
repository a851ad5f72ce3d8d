using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>Turns item scores into a density with an interval, by inverting a reference curve (PAPER A.1, A.3, A.5).</summary>
/// <param name="references">The curves.</param>
/// <param name="bootstrap">Draws, seed and level of the interval; null for the defaults (1,000 draws, 90 %).</param>
public sealed class DensityEstimator(ReferenceCurveSet references, BootstrapOptions? bootstrap = null)
{
    private readonly BootstrapOptions _bootstrap = bootstrap ?? new BootstrapOptions();

    /// <summary>The density of a model with <paramref name="parameters"/> parameters from its scores on one benchmark, or on all five.</summary>
    /// <param name="scores">One benchmark (its own curve), or those that the set's average curve averages.</param>
    /// <param name="parameters">
    /// N without input embeddings and output head, as the reference family counts it (PAPER B); at least 1. For mixture-of-experts models the caller
    /// chooses total or active parameters and says which.
    /// </param>
    /// <exception cref="ArgumentException">The benchmarks have no curve, a benchmark has no items, or a score is outside [0, 1].</exception>
    public DensityEstimate Estimate(IReadOnlyList<BenchmarkItemScores> scores, long parameters)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters, 1);
        var curve = references.CurveFor([.. scores.Select(s => s.Benchmark)]);
        var sample = ScoreSample.Of(scores, curve.Average);
        // Rounding of the means must not leave the score's range.
        var scorePercent = Math.Clamp(100 * sample.Score, 0, 100);
        var point = curve.Invert(scorePercent);
        var (method, interval) = Interval(curve, sample, scores);
        var estimate = new DensityEstimate
        {
            Reference = references.Id,
            Curve = curve.Benchmark,
            Average = curve.Average?.Name,
            ReferenceTokens = curve.ReferenceTokens,
            ScorePercent = scorePercent,
            StandardErrorPoints = 100 * sample.StandardError,
            Parameters = parameters,
            EffectiveParameters = point.EffectiveParameters,
            EffectiveParametersInterval = interval?.All,
            IntervalParts = interval?.Parts ?? [],
            Method = method,
            Bootstrap = _bootstrap,
            Status = point.Status,
            Notes = [],
        };
        return estimate with { Notes = DensityNotes.For(estimate, curve, scores, sample.Benchmarks) };
    }

    /// <summary>The density behind a score that is known without its items, such as a published one.</summary>
    /// <param name="benchmark">The curve's key: a benchmark, or <see cref="ReferenceCurveSet.AverageKey"/>.</param>
    /// <param name="scorePercent">S in percent, in [0, 100].</param>
    /// <param name="standardErrorPoints">Standard error of S in points, above 0; null where unknown: the interval then holds the curve's fit alone.</param>
    /// <param name="parameters">N, as for <see cref="Estimate"/>.</param>
    /// <exception cref="ArgumentException">There is no such curve, or a number is out of its range.</exception>
    public DensityEstimate EstimateScore(string benchmark, double scorePercent, double? standardErrorPoints, long parameters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters, 1);
        if (standardErrorPoints is not (null or > 0))
            throw new ArgumentOutOfRangeException(nameof(standardErrorPoints), standardErrorPoints, "a standard error must be above 0");
        var curve = Find(benchmark);
        var point = curve.Invert(scorePercent);
        var interval = standardErrorPoints is null && curve.Draws.Count == 0 ? null : CurveInterval.OfScores(curve, ScoreDraws(scorePercent, standardErrorPoints), _bootstrap.Level);
        var estimate = new DensityEstimate
        {
            Reference = references.Id,
            Curve = curve.Benchmark,
            Average = curve.Average?.Name,
            ReferenceTokens = curve.ReferenceTokens,
            ScorePercent = scorePercent,
            StandardErrorPoints = standardErrorPoints,
            Parameters = parameters,
            EffectiveParameters = point.EffectiveParameters,
            EffectiveParametersInterval = interval?.All,
            // Without an error of the score its sampling has no share.
            IntervalParts = interval is null ? [] : [.. interval.Parts.Where(p => p.Optimum is not null || standardErrorPoints is not null)],
            Method = interval is null ? IntervalMethod.None : IntervalMethod.CurveDraws,
            Bootstrap = _bootstrap,
            Status = point.Status,
            Notes = [],
        };
        return estimate with { Notes = DensityNotes.ForScore(estimate, curve) };
    }

    /// <summary>The density behind a conditional loss in bits per byte, measured as the curve's ladder was.</summary>
    /// <param name="benchmark">The curve's key; its losses must be in bits per byte.</param>
    /// <param name="loss">Bits per byte, above 0.</param>
    /// <param name="standardError">Of the loss, above 0; null where unknown.</param>
    /// <param name="parameters">N, as for <see cref="Estimate"/>.</param>
    /// <exception cref="ArgumentException">There is no such curve, its unit is another or not known, or a number is out of its range.</exception>
    public LossDensityEstimate EstimateLoss(string benchmark, double loss, double? standardError, long parameters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters, 1);
        if (!(loss > 0 && double.IsFinite(loss)) || standardError is not (null or > 0))
            throw new ArgumentException("a loss and its standard error must be finite and above 0");
        var curve = Find(benchmark);
        if (curve.LossUnit != ReferenceCurve.BitsPerByte)
        {
            throw new ArgumentException($"the losses of {references.Id}/{benchmark} are in {curve.LossUnit ?? "a unit that its source does not state"}; a measured loss "
                + "needs a curve in bits per byte");
        }

        var random = new Pcg32(_bootstrap.Seed);
        var draws = new double[_bootstrap.Draws];
        for (var i = 0; i < draws.Length; i++)
            draws[i] = standardError is { } e ? Math.Max(loss + e * RandomVariates.Normal(ref random), 1e-3 * loss) : loss;
        var point = curve.InvertLoss(loss);
        return new LossDensityEstimate
        {
            Reference = references.Id,
            Curve = benchmark,
            ReferenceTokens = curve.ReferenceTokens,
            Loss = loss,
            Parameters = parameters,
            EffectiveParameters = point.EffectiveParameters,
            EffectiveParametersInterval = standardError is null && curve.Draws.Count == 0 ? null : CurveInterval.OfLosses(curve, draws, _bootstrap.Level).All,
            Status = point.Status,
        };
    }

    private ReferenceCurve Find(string benchmark) => references.Find(benchmark)
        ?? throw new ArgumentException($"{references.Id} has no curve {benchmark}; it has {string.Join(", ", references.Curves.Select(c => c.Benchmark))}");

    private double[] ScoreDraws(double score, double? error)
    {
        var random = new Pcg32(_bootstrap.Seed);
        var draws = new double[_bootstrap.Draws];
        for (var i = 0; i < draws.Length; i++)
            draws[i] = error is { } e ? Math.Clamp(score + e * RandomVariates.Normal(ref random), 0, 100) : score;
        return draws;
    }

    private (IntervalMethod Method, CurveInterval? Interval) Interval(
        ReferenceCurve curve, ScoreSample sample, IReadOnlyList<BenchmarkItemScores> scores)
    {
        if (sample.StandardError == 0)
            return Wilson(curve, sample, scores);
        if (sample.Strata is not { } strata)
            return (IntervalMethod.None, null);
        var weights = sample.Weights;
        var draws = ItemBootstrap.Draw(strata, means => ScoreOf(means, weights), _bootstrap);
        return (IntervalMethod.ItemBootstrap, CurveInterval.OfScores(curve, draws, _bootstrap.Level));
    }

    private (IntervalMethod Method, CurveInterval? Interval) Wilson(
        ReferenceCurve curve, ScoreSample sample, IReadOnlyList<BenchmarkItemScores> scores)
    {
        if (scores.Count != 1 || scores[0].Subtasks.SelectMany(s => s).Any(v => v is not (0 or 1)))
            return (IntervalMethod.None, null);
        var mean = sample.Benchmarks[0];
        var ends = BinomialInterval.Wilson((long)Math.Round(mean.Mean * mean.Count), mean.Count, _bootstrap.Level);
        return (IntervalMethod.Wilson, CurveInterval.OfScoreEnds(curve, 100 * ends.Lower, 100 * ends.Upper, ends.Level));
    }

    private static double ScoreOf(ReadOnlySpan<double> means, double[] weights)
    {
        var score = 0.0;
        for (var i = 0; i < weights.Length; i++)
            score += weights[i] * means[i];
        // Rounding of the means must not leave the score's range.
        return Math.Clamp(100 * score, 0, 100);
    }
}
