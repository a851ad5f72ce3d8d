namespace DensingLaw.Density;

/// <summary>The weights that make up a <see cref="BenchmarkAverage"/>.</summary>
public static class BenchmarkAverageWeights
{
    private static readonly double[] s_five = [0.2, 0.2, 0.2, 0.2, 0.2];
    private static readonly double[] s_categories = [0.25, 0.25, 0.25, 0.125, 0.125];
    private static readonly double[] s_withoutHumanEval = [0.25, 0.25, 0.25, 0, 0.25];

    /// <summary>One weight for each of <see cref="ReferenceCurveSet.AveragedBenchmarks"/>, in that order; they sum to 1.</summary>
    public static IReadOnlyList<double> Weights(this BenchmarkAverage average) => average switch
    {
        BenchmarkAverage.MeanOfFive => s_five,
        BenchmarkAverage.MeanOfCategories => s_categories,
        BenchmarkAverage.WithoutHumanEval => s_withoutHumanEval,
        _ => throw new ArgumentOutOfRangeException(nameof(average), average, "not an average"),
    };

    /// <summary>The average of five values, in the order of <see cref="ReferenceCurveSet.AveragedBenchmarks"/>.</summary>
    public static double Of(this BenchmarkAverage average, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != s_five.Length)
            throw new ArgumentException($"{values.Count} values; an average of the five benchmarks needs 5");
        return average.Weights().Zip(values, (w, v) => w == 0 ? 0 : w * v).Sum();
    }
}
