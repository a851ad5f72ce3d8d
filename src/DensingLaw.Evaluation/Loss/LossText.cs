namespace DensingLaw.Evaluation.Loss;

/// <summary>A continuation whose loss is measured. Benchmark, item and kind together are unique in a run.</summary>
public sealed record LossText
{
    /// <summary>The benchmark: <c>mmlu</c>.</summary>
    public required string Benchmark { get; init; }

    /// <summary>The sub-task that the item belongs to.</summary>
    public required string Subtask { get; init; }

    /// <summary>The release's own item id.</summary>
    public required string Item { get; init; }

    /// <summary>What the continuation is.</summary>
    public required LossKind Kind { get; init; }

    /// <summary>What the model is given; may be empty.</summary>
    public required string Context { get; init; }

    /// <summary>What is scored after it, delimiter included; at least one character.</summary>
    public required string Continuation { get; init; }
}
