using System.Buffers;
using System.Text;

namespace DensingLaw.Evaluation.Grading;

/// <summary>
/// Finds the answer whatever its writing. In order:
/// <list type="number">
/// <item>the text after the last <c>answer is</c>, in upper or lower case; blanks, line breaks, colons and marks of emphasis before the answer
/// are passed over;</item>
/// <item>its first line, and of that the first sentence: up to a full stop that a blank follows;</item>
/// <item>without what encloses it: emphasis, quotes, code marks, dollar signs, <c>\(..\)</c>, <c>\boxed{..}</c>, <c>\text{..}</c>, and final stops
/// and exclamation marks;</item>
/// <item>a choice's letter is written as the release does: <c>B</c>, <c>B)</c>, <c>(B) the text</c> become <c>(B)</c>.</item>
/// </list>
/// No target of the release starts or ends with a mark that this removes.
/// </summary>
internal static class BbhLenientExtraction
{
    private const string Phrase = "answer is";
    private const string Around = "*_`\"'$“”‘’";
    private const string Final = ".。!";
    private static readonly SearchValues<char> s_lineBreaks = SearchValues.Create("\n\r\v\f\u0085\u2028\u2029");
    private static readonly string[] s_commands = ["\\boxed{", "\\text{", "\\textbf{", "\\mathrm{"];
    private static readonly ExtractedAnswer s_none = new("[invalid]", AnswerOutcome.Invalid);

    public static ExtractedAnswer Extract(string completion)
    {
        var phrase = PhraseEnd(completion);
        if (phrase < 0)
            return s_none;
        var rest = TrimStart(completion.AsSpan(phrase), ":" + Around);
        var line = rest.IndexOfAny(s_lineBreaks) is >= 0 and var end ? rest[..end] : rest;
        var answer = Choice(Unwrap(FirstSentence(line)));
        return answer.Length == 0 ? s_none : new(answer, AnswerOutcome.Extracted);
    }

    /// <summary>Whether answer and target are the same, letter case, commas and the width of blanks aside.</summary>
    public static bool Same(string answer, string target) => string.Equals(Plain(answer), Plain(target), StringComparison.OrdinalIgnoreCase);

    /// <summary>Behind the last phrase, or -1; <c>answer isn't</c> and <c>answer issue</c> are none.</summary>
    private static int PhraseEnd(string completion)
    {
        var before = completion.Length;
        while (before > 0 && completion.LastIndexOf(Phrase, before - 1, before, StringComparison.OrdinalIgnoreCase) is >= 0 and var found)
        {
            var end = found + Phrase.Length;
            if (end == completion.Length || !char.IsLetter(completion[end]))
                return end;
            before = found;
        }

        return -1;
    }

    private static ReadOnlySpan<char> FirstSentence(ReadOnlySpan<char> line)
    {
        for (var i = 0; i + 1 < line.Length; i++)
        {
            if (line[i] == '.' && char.IsWhiteSpace(line[i + 1]))
                return line[..i];
        }

        return line;
    }

    private static ReadOnlySpan<char> Unwrap(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var before = text.Length;
            text = TrimEnd(TrimStart(text, Around), Around + Final);
            foreach (var command in s_commands)
            {
                if (text.StartsWith(command) && text[^1] == '}')
                    text = text[command.Length..^1];
            }

            if (text.StartsWith("\\(") && text.EndsWith("\\)"))
                text = text.Length < 4 ? [] : text[2..^2];
            if (text.Length == before)
                return text;
        }
    }

    private static string Choice(ReadOnlySpan<char> text)
    {
        var letter = text.StartsWith("(") ? text[1..] : text;
        return letter.Length > 0 && char.IsAsciiLetterUpper(letter[0]) && (letter.Length == 1 || letter[1] == ')') ? $"({letter[0]})" : text.ToString();
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text)
        {
            if (c == ',' || char.IsWhiteSpace(c))
            {
                gap = plain.Length > 0;
                continue;
            }

            if (gap)
                plain.Append(' ');
            gap = false;
            plain.Append(c);
        }

        return plain.ToString();
    }

    private static ReadOnlySpan<char> TrimStart(ReadOnlySpan<char> text, string marks)
    {
        var start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || marks.Contains(text[start])))
            start++;
        return text[start..];
    }

    private static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> text, string marks)
    {
        var end = text.Length;
        while (end > 0 && (char.IsWhiteSpace(text[end - 1]) || marks.Contains(text[end - 1])))
            end--;
        return text[..end];
    }
}
