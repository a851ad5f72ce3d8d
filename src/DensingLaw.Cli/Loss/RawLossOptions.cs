namespace DensingLaw.Cli;

/// <summary>The values of <c>loss</c> as they were typed.</summary>
internal sealed record RawLossOptions
{
    public required string Checkpoint { get; init; }

    public string? Text { get; init; }

    public string? MaxLength { get; init; }

    public string? Benchmarks { get; init; }

    public string? Data { get; init; }

    public string? Subtasks { get; init; }

    public string? Limit { get; init; }

    public string? Rationales { get; init; }

    public string? RationaleFields { get; init; }

    public string? ItemsFile { get; init; }

    public string? Seed { get; init; }

    public required RawEngineArguments Engine { get; init; }

    public bool Json { get; init; }
}
