namespace DensingLaw.Evaluation;

/// <summary>One multiple-choice item as the run takes it: a finished prompt and the continuations to compare.</summary>
/// <param name="Id">The release's own item id.</param>
/// <param name="Subtask">The sub-task (subject) that the item belongs to.</param>
/// <param name="Prompt">The whole prompt, few-shot examples included.</param>
/// <param name="Continuations">The choices as the model would continue with them; at least two.</param>
/// <param name="GoldIndex">Index of the right choice.</param>
public sealed record ChoiceItem(string Id, string Subtask, string Prompt, IReadOnlyList<string> Continuations, int GoldIndex);
