namespace DensingLaw.Evaluation.Benchmarks.Bbh;

/// <summary>A sub-task's prompt file and questions.</summary>
/// <param name="Name">As in the file names: <c>snarks</c>.</param>
/// <param name="PromptFile">How messages name the prompt file.</param>
/// <param name="Prompt">The prompt file's texts.</param>
/// <param name="Examples">In release order.</param>
internal sealed record BbhTask(string Name, string PromptFile, BbhCotPrompt Prompt, IReadOnlyList<BbhExample> Examples);
