using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Grading;

/// <summary>Finds MATH answers as lm-evaluation-harness 0.4.13's <c>minerva_math</c> does (PROTOCOLS 2.3).</summary>
internal static class MathAnswer
{
    private const string Phrase = "Final Answer: The final answer is";
    private const string Closing = " I hope it is correct";
    private const string Appended = "I hope it is correct.";
    private static readonly ExtractedAnswer s_none = new("[invalidanswer]", AnswerOutcome.Invalid);

    /// <summary>
    /// The final answer of a completion, not normalised: the first match of
    /// <c>Final Answer: The final answer is(.*?). I hope it is correct.</c> in the completion followed by <c>I hope it is correct.</c>, stripped.
    /// Both dots take any character, and no blank is put before the appended sentence: a completion that ends in <c>$5$.</c> has no answer.
    /// </summary>
    public static ExtractedAnswer Extract(string completion)
    {
        ArgumentNullException.ThrowIfNull(completion);
        var text = completion + Appended;
        // Where a line's first opening has no closing behind it, its later openings have none either: one look per line.
        var found = text.IndexOf(Phrase, StringComparison.Ordinal);
        while (found >= 0)
        {
            var start = found + Phrase.Length;
            var lineEnd = PythonText.LineEnd(text, start);
            var from = Math.Min(lineEnd, start + 1);
            var closing = text.IndexOf(Closing, from, lineEnd - from, StringComparison.Ordinal);
            if (closing >= 0 && closing + Closing.Length < lineEnd)
                return new(PythonText.Strip(text[start..Math.Max(start, closing - PythonText.LengthBefore(text, closing))]), AnswerOutcome.Extracted);
            found = text.IndexOf(Phrase, lineEnd, StringComparison.Ordinal);
        }

        return s_none;
    }

    /// <summary>
    /// The content of a solution's last box: of the last <c>\boxed x</c> the text up to a dollar sign, else of the last <c>\boxed{..}</c>,
    /// else of the last <c>\fbox{..}</c>, to the brace that closes it. Null where there is none, or its brace is never closed.
    /// </summary>
    public static string? LastBox(string solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        const string spaced = "\\boxed ", boxed = "\\boxed", framed = "\\fbox";
        var last = solution.LastIndexOf(spaced, StringComparison.Ordinal);
        if (last >= 0)
        {
            var start = last + spaced.Length;
            var end = solution.IndexOf('$', start);
            return end < 0 ? solution[start..] : solution[start..end];
        }

        last = solution.LastIndexOf(boxed, StringComparison.Ordinal);
        if (last >= 0)
            return Braced(solution, last + boxed.Length);
        last = solution.LastIndexOf(framed, StringComparison.Ordinal);
        return last < 0 ? null : Braced(solution, last + framed.Length);
    }

    private static string? Braced(string text, int open)
    {
        if (open >= text.Length || text[open] != '{')
            return null;
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '{')
                depth++;
            else if (text[i] == '}' && --depth == 0)
                return text[(open + 1)..i];
        }

        return null;
    }
}
