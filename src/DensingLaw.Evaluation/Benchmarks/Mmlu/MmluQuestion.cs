using System.Text;

namespace DensingLaw.Evaluation.Benchmarks.Mmlu;

/// <summary>One row of the release, nothing stripped.</summary>
/// <param name="Question">The question.</param>
/// <param name="Choices">Four texts, A to D.</param>
/// <param name="AnswerIndex">The right choice, 0 to 3.</param>
public sealed record MmluQuestion(string Question, IReadOnlyList<string> Choices, int AnswerIndex) : ReleaseItem
{
    /// <summary>The right choice's text, whose loss after <c>Answer:</c> and a blank is the item's conditional loss <c>mmlu_text</c>.</summary>
    public string AnswerText => Choices[AnswerIndex];

    /// <summary>UTF-8 bytes of each choice's text, which <see cref="ChoiceRule.PerByte"/> divides by.</summary>
    public int[] ChoiceBytes() => [.. Choices.Select(Encoding.UTF8.GetByteCount)];

    /// <summary>Unicode characters of each choice's text, as Python counts them: what lm-evaluation-harness's <c>acc_norm</c> divides by.</summary>
    public int[] ChoiceCharacters() => [.. Choices.Select(c => c.EnumerateRunes().Count())];
}
