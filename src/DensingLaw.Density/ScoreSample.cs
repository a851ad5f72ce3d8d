using System.Globalization;
using DensingLaw.Numerics;

namespace DensingLaw.Density;

/// <summary>Item scores of one or more benchmarks, ready for resampling: score = Σ weight · stratum mean.</summary>
internal sealed class ScoreSample
{
    private ScoreSample(IReadOnlyList<MeanEstimate> benchmarks, List<double[]>? strata, double[] weights)
    {
        Benchmarks = benchmarks;
        Strata = strata;
        Weights = weights;
    }

    /// <summary>Each benchmark's mean (fraction) with the pooled standard error.</summary>
    public IReadOnlyList<MeanEstimate> Benchmarks { get; }

    /// <summary>Strata of at least two items; null where a benchmark has a single item, which cannot be resampled.</summary>
    public IReadOnlyList<double[]>? Strata { get; }

    /// <summary>One weight a stratum; they sum to 1.</summary>
    public double[] Weights { get; }

    public double Score => Benchmarks.Average(b => b.Mean);

    public double? StandardError => Benchmarks.Any(b => b.StandardError is null)
        ? null
        : Math.Sqrt(Benchmarks.Sum(b => b.StandardError!.Value * b.StandardError.Value)) / Benchmarks.Count;

    public static ScoreSample Of(IReadOnlyList<BenchmarkItemScores> scores)
    {
        var benchmarks = new List<MeanEstimate>();
        var strata = new List<double[]>();
        var weights = new List<double>();
        var resampleable = true;
        foreach (var benchmark in scores)
        {
            Validate(benchmark);
            var groups = ItemStrata.Collapse(benchmark.Subtasks);
            var mean = MeanEstimate.Pool(groups.Select(g => MeanEstimate.Of(g)));
            benchmarks.Add(mean);
            resampleable &= groups.All(g => g.Length > 1);
            strata.AddRange(groups);
            weights.AddRange(groups.Select(g => (double)g.Length / mean.Count / scores.Count));
        }

        return new ScoreSample(benchmarks, resampleable ? strata : null, [.. weights]);
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
