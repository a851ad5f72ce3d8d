namespace DensingLaw.Evaluation.Benchmarks;

/// <summary>One item of a benchmark as a model sees it.</summary>
public sealed record BenchmarkItem
{
    /// <summary>The item's name in its release, unique in the benchmark: <c>abstract_algebra/0</c> (subject, 0-based row).</summary>
    public required string Id { get; init; }

    /// <summary>The sub-task it belongs to: <c>abstract_algebra</c>.</summary>
    public required string Subtask { get; init; }

    /// <summary>
    /// The start of the prompt that all items of the sub-task share (description and shots); one string instance a sub-task. May be empty.
    /// </summary>
    public required string PromptPrefix { get; init; }

    /// <summary>The rest of the prompt: this item's question.</summary>
    public required string Question { get; init; }

    /// <summary>
    /// The texts whose likelihood after the prompt is compared, delimiter included (<c>" A"</c>); empty for items that are answered by generation.
    /// </summary>
    public required IReadOnlyList<string> Continuations { get; init; }

    /// <summary>Index of the right continuation, from 0; null for items that are answered by generation.</summary>
    public required int? GoldIndex { get; init; }

    /// <summary>
    /// The right answer as the data give it, without delimiter: <c>A</c>; for MATH the worked solution, for HumanEval and MBPP the release's own program.
    /// </summary>
    public required string Target { get; init; }

    /// <summary>The right choice's own text, as the data give it; null for items whose choices have no text beside <see cref="Continuations"/>.</summary>
    public string? GoldText { get; init; }

    /// <summary>What graders need, as the release has it; null for items whose answer is one of <see cref="Continuations"/>.</summary>
    public ReleaseItem? Source { get; init; }

    /// <summary>The whole prompt, before tokenisation: prefix and question. Built on each call.</summary>
    public string Prompt => PromptPrefix + Question;
}
