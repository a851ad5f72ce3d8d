namespace DensingLaw.Evaluation.Benchmarks.HumanEval;

/// <summary>A function to be completed, and its test.</summary>
public sealed record HumanEvalProblem : ReleaseItem
{
    /// <summary>The name: <c>HumanEval/0</c>.</summary>
    public required string TaskId { get; init; }

    /// <summary>The program's start: imports, signature and docstring; ends with a line break.</summary>
    public required string Prompt { get; init; }

    /// <summary>The function that the test calls.</summary>
    public required string EntryPoint { get; init; }

    /// <summary>The release's own continuation of the prompt.</summary>
    public required string CanonicalSolution { get; init; }

    /// <summary>A program that defines <c>check(candidate)</c>.</summary>
    public required string Test { get; init; }
}
