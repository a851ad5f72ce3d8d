using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Grading;

/// <summary>
/// The extraction of lm-evaluation-harness: the first match of <c>(?&lt;=the answer is )(.*)(?=.)</c>, stripped.
/// The look-ahead takes the line's last character from the answer, whatever it is: <c>the answer is True</c> gives <c>Tru</c>.
/// </summary>
internal static class BbhStrictExtraction
{
    private const string Phrase = "the answer is ";
    private static readonly ExtractedAnswer s_none = new("[invalid]", AnswerOutcome.Invalid);

    public static ExtractedAnswer Extract(string completion)
    {
        var found = completion.IndexOf(Phrase, StringComparison.Ordinal);
        while (found >= 0)
        {
            var start = found + Phrase.Length;
            var end = PythonText.LineEnd(completion, start);
            if (end > start)
                return new(PythonText.Strip(completion[start..(end - PythonText.LengthBefore(completion, end))]), AnswerOutcome.Extracted);
            found = completion.IndexOf(Phrase, start, StringComparison.Ordinal);
        }

        return s_none;
    }
}
