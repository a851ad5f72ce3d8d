namespace DensingLaw.Evaluation.Benchmarks.Bbh;

/// <summary>A question of BIG-Bench Hard and its answer.</summary>
public sealed record BbhExample : ReleaseItem
{
    /// <summary>The question, options included.</summary>
    public required string Input { get; init; }

    /// <summary>The answer, which completions must give letter by letter: <c>(B)</c>, <c>True</c>, <c>-219</c>.</summary>
    public required string Target { get; init; }
}
