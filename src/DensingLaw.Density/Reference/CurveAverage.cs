namespace DensingLaw.Density;

/// <summary>Which means of the five benchmarks an average curve stands for: on the loss side, on the score side, and of a model's scores.</summary>
/// <param name="Name">As options and files have it: <c>five</c>.</param>
/// <param name="Losses">Of the ladder's losses.</param>
/// <param name="Scores">Of the scores that the score curve was fitted to.</param>
/// <param name="Models">Of the scores of a model that is measured.</param>
public sealed record CurveAverage(string Name, BenchmarkAverage Losses, BenchmarkAverage Scores, BenchmarkAverage Models)
{
    /// <summary>The paper's mixture: losses without HumanEval, the score curve by category, models by the mean of five (PAPER A.4, A.5).</summary>
    public static CurveAverage Published { get; } = new(
        "published", BenchmarkAverage.WithoutHumanEval, BenchmarkAverage.MeanOfCategories, BenchmarkAverage.MeanOfFive);

    /// <summary>All there are: the same mean throughout, then the paper's mixture.</summary>
    public static IReadOnlyList<CurveAverage> All { get; } =
    [
        Same("five", BenchmarkAverage.MeanOfFive), Same("categories", BenchmarkAverage.MeanOfCategories),
        Same("without-humaneval", BenchmarkAverage.WithoutHumanEval), Published,
    ];

    /// <summary>Whether losses, score curve and models are averaged alike.</summary>
    public bool IsSame => Losses == Scores && Scores == Models;

    /// <summary>The average with this name, or null.</summary>
    public static CurveAverage? Find(string name) => All.FirstOrDefault(a => a.Name == name);

    /// <summary>The same mean throughout.</summary>
    public static CurveAverage Of(BenchmarkAverage average) => All.First(a => a.IsSame && a.Scores == average);

    /// <summary>A benchmark's weight in a model's score; 0 for one that the average leaves out or does not know.</summary>
    public double WeightOf(string benchmark)
    {
        var index = ReferenceCurveSet.AveragedBenchmarks.ToList().IndexOf(benchmark);
        return index < 0 ? 0 : Models.Weights()[index];
    }

    private static CurveAverage Same(string name, BenchmarkAverage average) => new(name, average, average, average);
}
