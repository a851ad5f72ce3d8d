namespace DensingLaw.Cli;

/// <summary>The values of <c>measure</c>'s options as typed.</summary>
internal sealed record RawMeasureOptions
{
    public required string Checkpoint { get; init; }

    public required string Data { get; init; }

    public required string Benchmarks { get; init; }

    public string? Limit { get; init; }

    public string? Subtasks { get; init; }

    public required RawEngineArguments Engine { get; init; }

    public string? Curve { get; init; }

    public string? Runs { get; init; }

    public string? RunDir { get; init; }

    public string? Seed { get; init; }

    public bool Json { get; init; }

    public bool DryRun { get; init; }
}
