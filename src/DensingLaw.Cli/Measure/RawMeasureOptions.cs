namespace DensingLaw.Cli;

/// <summary>The values of <c>measure</c>'s options as typed.</summary>
internal sealed record RawMeasureOptions
{
    public required string Checkpoint { get; init; }

    public required string Data { get; init; }

    public string? Benchmarks { get; init; }

    public string? Suite { get; init; }

    public string? Protocols { get; init; }

    public string? MaxNewTokens { get; init; }

    public string? Samples { get; init; }

    public string? Temperature { get; init; }

    public string? TopP { get; init; }

    public bool Chat { get; init; }

    public string? EndOfThinking { get; init; }

    public bool NoLoss { get; init; }

    public bool AllowModifiedData { get; init; }

    public string? Limit { get; init; }

    public string? Subtasks { get; init; }

    public required RawEngineArguments Engine { get; init; }

    public string? Curve { get; init; }

    public string? Average { get; init; }

    public string? Compatibility { get; init; }

    public string? TimeRatio { get; init; }

    public string? Runs { get; init; }

    public string? RunDir { get; init; }

    public string? Seed { get; init; }

    public bool Json { get; init; }

    public bool DryRun { get; init; }
}
