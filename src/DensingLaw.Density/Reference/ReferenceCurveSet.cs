namespace DensingLaw.Density;

/// <summary>Reference curves of one family: one a benchmark, and one for the plain mean of the five.</summary>
public sealed partial record ReferenceCurveSet
{
    /// <summary>Key of the curve for the plain mean of <see cref="AveragedBenchmarks"/>.</summary>
    public const string AverageKey = "average";

    /// <summary>The name of the paper's set.</summary>
    public const string PublishedId = "published-2025";

    /// <summary>The name of the set that was fitted on this project's own small models.</summary>
    public const string MiniId = "mini";

    /// <summary>The benchmarks whose plain mean score the average curve is for (PAPER A.5).</summary>
    public static IReadOnlyList<string> AveragedBenchmarks { get; } = ["mmlu", "bbh", "math", "humaneval", "mbpp"];

    /// <summary>The set's name, for the record: <c>published-2025</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Where the constants come from.</summary>
    public required ReferenceSource Source { get; init; }

    /// <summary>D₀, training tokens.</summary>
    public required double ReferenceTokens { get; init; }

    /// <summary>The models that the loss laws were fitted on.</summary>
    public required ReferenceLadder Ladder { get; init; }

    /// <summary>The curves, in file order; keys are unique.</summary>
    public required IReadOnlyList<ReferenceCurve> Curves { get; init; }

    /// <summary>The curve with this key, or null.</summary>
    public ReferenceCurve? Find(string benchmark) => Curves.FirstOrDefault(c => c.Benchmark == benchmark);

    /// <summary>
    /// The curve for a set of benchmarks: a single benchmark's own, or the average curve for all that it averages. No other mix has a curve, because
    /// the fit of a mean is not the mean of fits.
    /// </summary>
    /// <param name="benchmarks">Benchmark keys in any order.</param>
    /// <exception cref="ArgumentException">The set has no curve; the message lists the sets that have one.</exception>
    public ReferenceCurve CurveFor(IReadOnlyCollection<string> benchmarks) => FindFor(benchmarks) ?? throw new ArgumentException(
        $"{Id} has no reference curve for the benchmarks {{{string.Join(", ", benchmarks)}}}; it has: {Offered()}");

    /// <summary>As <see cref="CurveFor"/>; null where the set has no curve.</summary>
    public ReferenceCurve? FindFor(IReadOnlyCollection<string> benchmarks)
    {
        ArgumentNullException.ThrowIfNull(benchmarks);
        return benchmarks.Count == 1 && benchmarks.First() != AverageKey ? Find(benchmarks.First())
            : Find(AverageKey) is { } average && AreAveraged(benchmarks, average.Average) ? average
            : null;
    }

    /// <summary>Whether benchmarks have a curve in the published set: one of <see cref="AveragedBenchmarks"/>, or all of them.</summary>
    public static bool HasCurveFor(IReadOnlyCollection<string> benchmarks)
    {
        ArgumentNullException.ThrowIfNull(benchmarks);
        return benchmarks.Count == 1 ? AveragedBenchmarks.Contains(benchmarks.First()) : AreAveraged(benchmarks, null);
    }

    /// <summary>The same set read at another D₀.</summary>
    /// <param name="referenceTokens">D₀, above 0.</param>
    public ReferenceCurveSet At(double referenceTokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(referenceTokens);
        return this with { ReferenceTokens = referenceTokens, Curves = [.. Curves.Select(c => c with { ReferenceTokens = referenceTokens })] };
    }

    // All that the average weighs, and none besides the five.
    private static bool AreAveraged(IReadOnlyCollection<string> benchmarks, CurveAverage? average) =>
        benchmarks.Distinct(StringComparer.Ordinal).Count() == benchmarks.Count && benchmarks.All(AveragedBenchmarks.Contains)
        && AveragedBenchmarks.All(b => benchmarks.Contains(b) || average?.WeightOf(b) == 0);

    private string Offered()
    {
        var single = string.Join(", ", Curves.Where(c => c.Benchmark != AverageKey).Select(c => c.Benchmark + " alone"));
        return Find(AverageKey) is { } average
            ? $"{single}, or all of {string.Join(" + ", AveragedBenchmarks.Where(b => average.Average?.WeightOf(b) != 0))}"
            : single;
    }
}
