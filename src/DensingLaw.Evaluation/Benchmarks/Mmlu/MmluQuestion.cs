namespace DensingLaw.Evaluation.Benchmarks.Mmlu;

/// <summary>One row of the release, nothing stripped.</summary>
/// <param name="Question">The question.</param>
/// <param name="Choices">Four texts, A to D.</param>
/// <param name="AnswerIndex">The right choice, 0 to 3.</param>
internal sealed record MmluQuestion(string Question, IReadOnlyList<string> Choices, int AnswerIndex);
