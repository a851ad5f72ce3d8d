namespace DensingLaw.Reporting;

/// <summary>One number of a run.</summary>
/// <param name="Benchmark">Its benchmark; empty for the whole run's.</param>
/// <param name="Quantity">What it is.</param>
/// <param name="Name">Which of them: a sub-task, a category, a curve.</param>
internal sealed record CsvRow(string Benchmark, string Quantity, string Name)
{
    public int? Items { get; init; }

    public double? Value { get; init; }

    public double? StandardError { get; init; }

    public IntervalSection? Interval { get; init; }
}
