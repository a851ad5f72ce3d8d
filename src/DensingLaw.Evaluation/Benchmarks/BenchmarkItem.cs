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

    /// <summary>
    /// Prefixes with fewer and fewer shots, down to none, for protocols that drop whole shots where a prompt is too long; one list a sub-task.
    /// Empty for protocols that drop the left of the prompt.
    /// </summary>
    public IReadOnlyList<string> ShorterPrefixes { get; init; } = [];

    /// <summary>The rest of the prompt: this item's question.</summary>
    public required string Question { get; init; }

    /// <summary>
    /// The texts whose likelihood after the prompt is compared, delimiter included (<c>" A"</c>); empty for items that are answered by generation.
    /// </summary>
    public required IReadOnlyList<string> Continuations { get; init; }

    /// <summary>Index of the right continuation, from 0; null for items that are answered by generation.</summary>
    public required int? GoldIndex { get; init; }

    /// <summary>
    /// The right answer as the data give it, without delimiter: <c>A</c>, or the choice's text where texts are compared; for MATH the worked solution, for HumanEval and MBPP the release's own program.
    /// </summary>
    public required string Target { get; init; }

    /// <summary>Where the answer may stand in a completion.</summary>
    public AnswerForm AnswerForm { get; init; }

    /// <summary>What graders and losses need, as the release has it.</summary>
    public ReleaseItem? Source { get; init; }

    /// <summary>The whole prompt, before tokenisation: prefix and question. Built on each call.</summary>
    public string Prompt => PromptPrefix + Question;

    /// <summary>
    /// The prompts from all shots down to none, built one by one: the first that fits the model is the item's. The last one's left is dropped when not
    /// even it fits. One prompt where the protocol drops no shots.
    /// </summary>
    public IEnumerable<string> PromptsByLength => ShorterPrefixes.Prepend(PromptPrefix).Select(prefix => prefix + Question);
}
