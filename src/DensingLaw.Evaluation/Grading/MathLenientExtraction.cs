namespace DensingLaw.Evaluation.Grading;

/// <summary>
/// Finds a MATH answer whatever the completion's form: in Minerva's phrase; else in the last box; else behind the last <c>answer is</c>, where the first
/// formula counts if nothing but it stands there, and else the first sentence of the first line.
/// </summary>
internal static class MathLenientExtraction
{
    private const string Phrase = "answer is";
    private static readonly ExtractedAnswer s_none = new("[invalidanswer]", AnswerOutcome.Invalid);
    private static readonly (string Open, string Close)[] s_formulas = [("$$", "$$"), ("$", "$"), ("\\[", "\\]"), ("\\(", "\\)")];

    public static (ExtractedAnswer Answer, MathAnswerSource Source) Extract(string completion)
    {
        if (MathAnswer.Extract(completion) is { Outcome: AnswerOutcome.Extracted } final)
            return (final, MathAnswerSource.FinalAnswer);
        if (MathAnswer.LastBox(completion) is { } box)
            return (new(box, AnswerOutcome.Extracted), MathAnswerSource.Box);
        var phrase = completion.LastIndexOf(Phrase, StringComparison.OrdinalIgnoreCase);
        if (phrase < 0)
            return (s_none, MathAnswerSource.None);
        var text = Formula(completion.AsSpan(phrase + Phrase.Length).TrimStart(": \t\r\n")).Trim();
        return text.Length == 0 ? (s_none, MathAnswerSource.None) : (new(text.ToString(), AnswerOutcome.Extracted), MathAnswerSource.AnswerIs);
    }

    private static ReadOnlySpan<char> Formula(ReadOnlySpan<char> rest)
    {
        foreach (var (open, close) in s_formulas)
        {
            if (!rest.StartsWith(open))
                continue;
            var length = rest[open.Length..].IndexOf(close);
            if (length < 0)
                break;
            var behind = Line(rest[(length + open.Length + close.Length)..]);
            return behind.Contains('$') ? Sentence(Line(rest)) : rest.Slice(open.Length, length);
        }

        return Sentence(Line(rest));
    }

    private static ReadOnlySpan<char> Line(ReadOnlySpan<char> text) => text.IndexOfAny('\r', '\n') is >= 0 and var end ? text[..end] : text;

    /// <summary>Up to a full stop that a blank follows.</summary>
    private static ReadOnlySpan<char> Sentence(ReadOnlySpan<char> line)
    {
        for (var i = 0; i + 1 < line.Length; i++)
        {
            if (line[i] == '.' && char.IsWhiteSpace(line[i + 1]))
                return line[..i];
        }

        return line;
    }
}
