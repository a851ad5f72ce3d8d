using System.Globalization;
using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>Item scores of one or more benchmarks, ready for resampling: score = Σ weight · stratum mean.</summary>
internal sealed class ScoreSample
{
    private readonly double[] _shares;

    private ScoreSample(IReadOnlyList<MeanEstimate> benchmarks, double[] shares, List<double[]>? strata, double[] weights)
    {
        Benchmarks = benchmarks;
        _shares = shares;
        Strata = strata;
        Weights = weights;
    }

    /// <summary>Each benchmark's mean (fraction) with the pooled standard error.</summary>
    public IReadOnlyList<MeanEstimate> Benchmarks { get; }

    /// <summary>Strata of at least two items; null where a benchmark has a single item, which cannot be resampled.</summary>
    public IReadOnlyList<double[]>? Strata { get; }

    /// <summary>One weight a stratum; they sum to 1.</summary>
    public double[] Weights { get; }

    public double Score => Benchmarks.Select((b, i) => _shares[i] * b.Mean).Sum();

    public double? StandardError => Benchmarks.Any(b => b.StandardError is null)
        ? null
        : Math.Sqrt(Benchmarks.Select((b, i) => Math.Pow(_shares[i] * b.StandardError!.Value, 2)).Sum());

    /// <param name="scores">The benchmarks.</param>
    /// <param name="average">How they are averaged; null for the plain mean.</param>
    public static ScoreSample Of(IReadOnlyList<BenchmarkItemScores> scores, CurveAverage? average = null)
    {
        double[] shares = [.. scores.Select(s => average is { } a && scores.Count > 1 ? a.WeightOf(s.Benchmark) : 1.0 / scores.Count)];
        var benchmarks = new List<MeanEstimate>();
        var strata = new List<double[]>();
        var weights = new List<double>();
        var resampleable = true;
        for (var i = 0; i < scores.Count; i++)
        {
            var (benchmark, share) = (scores[i], shares[i]);
            Validate(benchmark);
            var groups = ItemStrata.Collapse(benchmark.Subtasks);
            var mean = MeanEstimate.Pool(groups.Select(g => MeanEstimate.Of(g)));
            benchmarks.Add(mean);
            resampleable &= groups.All(g => g.Length > 1);
            strata.AddRange(groups);
            weights.AddRange(groups.Select(g => share * g.Length / mean.Count));
        }

        return new ScoreSample(benchmarks, shares, resampleable ? strata : null, [.. weights]);
    }

    private static void Validate(BenchmarkItemScores benchmark)
    {
        if (!benchmark.Subtasks.Any(s => s.Length > 0))
            throw new ArgumentException($"{benchmark.Benchmark} has 0 items: a score needs at least 1");
        foreach (var value in benchmark.Subtasks.SelectMany(s => s))
        {
            if (value is not (>= 0 and <= 1))
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"{benchmark.Benchmark} has an item score of {value}; scores are fractions in [0, 1]"));
            }
        }
    }
}
