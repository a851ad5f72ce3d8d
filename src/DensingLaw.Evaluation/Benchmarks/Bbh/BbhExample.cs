namespace DensingLaw.Evaluation.Benchmarks.Bbh;

/// <summary>A question of BIG-Bench Hard and its answer.</summary>
public sealed record BbhExample : ReleaseItem
{
    /// <summary>The question, options included.</summary>
    public required string Input { get; init; }

    /// <summary>The answer, which completions must give letter by letter: <c>(B)</c>, <c>True</c>, <c>-219</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The reasoning up to and with the answer's sentence; null in the original release, which has none.</summary>
    public string? Reasoning { get; init; }

    /// <summary>All that is read, in a fixed order, for <see cref="ReleaseCheck.Texts"/>.</summary>
    internal IEnumerable<string> AllTexts() => Reasoning is null ? [Input, Target] : [Input, Target, Reasoning];
}
