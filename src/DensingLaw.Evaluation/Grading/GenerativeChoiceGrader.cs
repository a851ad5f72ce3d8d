using System.Text;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Grading;

/// <summary>
/// Grades written answers to multiple-choice questions as lm-evaluation-harness 0.4.13's <c>mmlu_generative</c> does: the first line, stripped, is the
/// answer; it is right when it equals the letter, letter case and ASCII punctuation aside. <c>A.</c> and <c>(a)</c> are right, <c>A) text</c> is not.
/// </summary>
public static class GenerativeChoiceGrader
{
    /// <summary>Grades one completion.</summary>
    /// <param name="completion">What the model wrote, already cut at the protocol's stop strings.</param>
    /// <param name="target">The right letter: <c>A</c>.</param>
    public static ChoiceGrade Grade(string completion, string target)
    {
        ArgumentNullException.ThrowIfNull(completion);
        ArgumentNullException.ThrowIfNull(target);
        var answer = PythonText.Strip(completion[..PythonText.LineEnd(completion, 0)]);
        var outcome = answer.Length == 0 ? AnswerOutcome.Invalid : AnswerOutcome.Extracted;
        return new ChoiceGrade(new ExtractedAnswer(answer, outcome), Plain(answer) == Plain(target));
    }

    // Python's string.punctuation: the 32 printable ASCII characters that are no letters, digits or blanks. The reference's arrays of texts drop
    // U+0000 at a text's end.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
        {
            if (c is < '!' or > '~' || char.IsAsciiLetterOrDigit(c))
                plain.Append(c);
        }

        return plain.ToString().TrimEnd('\0');
    }
}
