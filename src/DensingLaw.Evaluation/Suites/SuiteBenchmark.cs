namespace DensingLaw.Evaluation.Suites;

/// <summary>How much of one benchmark a suite runs.</summary>
public sealed record SuiteBenchmark
{
    /// <summary>The benchmark: <c>mmlu</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The suite's seed, which decides the items; 0 or more.</summary>
    public required int Seed { get; init; }

    /// <summary>The protocol; null for the benchmark's default.</summary>
    public string? Protocol { get; init; }

    /// <summary>The sub-tasks to run; null for all.</summary>
    public IReadOnlyList<string>? Subtasks { get; init; }

    /// <summary>Items in all, spread over the sub-tasks by their sizes; at least 1. Null for all, or where <see cref="PerSubtask"/> is given.</summary>
    public int? Items { get; init; }

    /// <summary>Items of every sub-task, all of a smaller one; at least 1. Null for no such rule.</summary>
    public int? PerSubtask { get; init; }

    /// <summary>Completions drawn for an item; at least 1. Null for the protocol's own.</summary>
    public int? Samples { get; init; }

    /// <summary>At most so many tokens of an answer; at least 1. Null for the protocol's own.</summary>
    public int? MaxNewTokens { get; init; }
}
