using DensingLaw.Density;

namespace DensingLaw.Reporting;

/// <summary>A run's result with what a reader compares it with. The writers of HTML, Markdown and CSV take it and nothing else.</summary>
public sealed record RunReport
{
    /// <summary>The result.</summary>
    public required ResultDocument Result { get; init; }

    /// <summary>The curve that the density was read off; null without a density.</summary>
    public ReferenceCurve? Curve { get; init; }

    /// <summary>The benchmarks' own curves, by key; empty without references.</summary>
    public IReadOnlyDictionary<string, ReferenceCurve> BenchmarkCurves { get; init; } = new Dictionary<string, ReferenceCurve>();

    /// <summary>The runs that <see cref="Curve"/>'s loss law was fitted on; empty where they are not known.</summary>
    public IReadOnlyList<LossPoint> LossPoints { get; init; } = [];

    /// <summary>The models that <see cref="Curve"/>'s score curve was fitted on; empty where they are not known.</summary>
    public IReadOnlyList<ScorePoint> ScorePoints { get; init; } = [];

    /// <summary>Densities over time; null where nothing comparable is published.</summary>
    public DensityTrend? Trend { get; init; }

    /// <summary>When the checkpoint was released; null where not said.</summary>
    public DateOnly? Released { get; init; }

    /// <summary>The checkpoint's name: the last part of its path.</summary>
    public string Model => Result.Checkpoint.Path.TrimEnd('/', '\\').Split('/', '\\')[^1];

    /// <summary>Puts a result beside the curves it was computed with.</summary>
    /// <param name="result">The result.</param>
    /// <param name="references">The curves; null where there are none.</param>
    /// <param name="released">The checkpoint's release, if known.</param>
    public static RunReport Of(ResultDocument result, ReferenceCurveSet? references, DateOnly? released = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var report = new RunReport { Result = result, Released = released };
        if (references is null)
            return report;
        report = report with
        {
            BenchmarkCurves = result.Benchmarks.Select(b => references.Find(b.Name)).OfType<ReferenceCurve>().ToDictionary(c => c.Benchmark),
        };
        if (result.Density is null)
            return report;
        var curve = references.CurveFor([.. result.Benchmarks.Select(b => b.Name)]);

        // The paper's densities over time are of models' mean of five.
        var comparable = curve.Average is not { Models: not BenchmarkAverage.MeanOfFive };
        report = report with { Curve = curve, Trend = comparable ? DensityTrend.Published(curve.Benchmark) : null };
        return curve.Average is { IsSame: true } average && references.Id == ReferenceSetBuilder.PublishedIdBy(average)
            ? report with { LossPoints = PublishedPoints.Losses().Points(average.Losses), ScorePoints = PublishedPoints.Scores().Points(average.Scores) }
            : references.Id == PublishedPoints.ReferenceId
            ? report with { LossPoints = PublishedPoints.Losses().Points(curve.Benchmark), ScorePoints = PublishedPoints.Scores().Points(curve.Benchmark) }
            : report;
    }
}
