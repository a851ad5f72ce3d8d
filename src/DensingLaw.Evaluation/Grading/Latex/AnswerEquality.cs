using DensingLaw.Evaluation.Grading.Algebra;

namespace DensingLaw.Evaluation.Grading.Latex;

/// <summary>
/// Whether an answer is the gold answer. In order: the same tokens; the same words, where words carry the value; the same canonical forms or numbers.
/// Where a comma may group digits or part answers, either reading may agree.
/// </summary>
internal static class AnswerEquality
{
    /// <summary>Longer answers are compared as texts alone.</summary>
    private const int MaxLength = 4000;

    public static (bool Equal, string Rule) Compare(string gold, string answer)
    {
        if (Bare(gold) is var bare && bare.SequenceEqual(Bare(answer)))
            return bare.Length > 0 ? (true, MathRules.ExactString) : (false, MathRules.Unparsed);
        if (gold.Length > MaxLength || answer.Length > MaxLength)
            return (false, MathRules.TooLong);
        var budget = new WorkBudget();
        try
        {
            var verdict = Compare(AnswerTokens.Read(gold, thousands: true), AnswerTokens.Read(answer, thousands: true), budget);
            if (verdict.Equal || !(gold.Contains(',', StringComparison.Ordinal) || answer.Contains(',', StringComparison.Ordinal)))
                return verdict;
            var (goldList, answerList) = (AnswerTokens.Read(gold, thousands: false), AnswerTokens.Read(answer, thousands: false));
            return HasLeadingZero(goldList) || HasLeadingZero(answerList) || Compare(goldList, answerList, budget) is not (true, var rule)
                ? verdict
                : (true, rule);
        }
        catch (UndefinedValueException)
        {
            return (false, MathRules.Undefined);
        }
        catch (WorkLimitException)
        {
            return (false, MathRules.OutOfSteps);
        }
    }

    /// <summary>A text without what may stand around a formula.</summary>
    private static ReadOnlySpan<char> Bare(string text) => text.AsSpan().Trim(" \t\r\n$").TrimEnd('.');

    private static (bool Equal, string Rule) Compare(AnswerTokens gold, AnswerTokens answer, WorkBudget budget)
    {
        if (gold.Units.Count > 0 && answer.Units.Count > 0 && !gold.Units.SequenceEqual(answer.Units))
            return (false, MathRules.Different);
        if (gold.Key == answer.Key)
            return gold.Key.Length > 0 ? (true, MathRules.ExactString) : (false, MathRules.Unparsed);
        if (gold.IsText || answer.IsText)
            return IsClosed(answer.Tokens) ? CompareWords(gold.WordKey, answer.WordKey) : (false, MathRules.Unparsed);
        var (left, right) = (gold.Tokens, WithoutArticle(answer.Tokens, gold.Tokens));
        if (gold.Units is ["m"])
            right = WithoutMeters(right);
        if (HasBase(left) != HasBase(right))
            (left, right) = (WithoutBase(left), WithoutBase(right));
        return LatexParser.Parse(left, budget) is { } goldAnswer && LatexParser.Parse(right, budget) is { } modelAnswer
            ? new AnswerComparison(new ExpressionAlgebra(AlgebraRules.Mathematics, budget)).Compare(goldAnswer, modelAnswer)
            : (false, MathRules.Unparsed);
    }

    /// <summary>The zeros of 115,000 are no item of a list.</summary>
    private static bool HasLeadingZero(AnswerTokens tokens) =>
        tokens.Tokens.Any(t => t is { Kind: LatexTokenKind.Number, Text: ['0', >= '0' and <= '9', ..] });

    private static bool IsClosed(List<LatexToken> tokens) => tokens.Count(t => t.IsMark('{')) == tokens.Count(t => t.IsMark('}'));

    private static (bool Equal, string Rule) CompareWords(string gold, string answer) =>
        gold.Length > 0 && gold == answer ? (true, MathRules.Text) : (false, MathRules.Different);

    /// <summary>An <c>a</c> in front, with a blank behind it, is an article where the gold answer has no such variable.</summary>
    private static List<LatexToken> WithoutArticle(List<LatexToken> answer, List<LatexToken> gold) =>
        answer is [{ Kind: LatexTokenKind.Letter, Text: "a", SpaceBehind: true }, _, ..] && !gold.Any(t => t.Is(LatexTokenKind.Letter, "a"))
            ? answer[1..]
            : answer;

    /// <summary>Behind a number, an <c>m</c> without a text command is a unit where the gold answer has that unit.</summary>
    private static List<LatexToken> WithoutMeters(List<LatexToken> answer) =>
        answer switch
        {
            [.., { Kind: LatexTokenKind.Letter, Text: "m" }] => answer[..^1],
            [.., { Kind: LatexTokenKind.Letter, Text: "m" }, { Text: "^" }, { Kind: LatexTokenKind.Number }] => answer[..^3],
            _ => answer,
        };

    private static bool HasBase(List<LatexToken> tokens) => tokens.Zip(tokens.Skip(1)).Any(p => p.First.Kind == LatexTokenKind.Number && p.Second.IsMark('_'));

    /// <summary>Numbers without the subscript that names their base, which an answer may leave out.</summary>
    private static List<LatexToken> WithoutBase(List<LatexToken> tokens)
    {
        List<LatexToken> plain = [];
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsMark('_') || i == 0 || tokens[i - 1].Kind != LatexTokenKind.Number)
                plain.Add(tokens[i]);
            else
                i += i + 1 < tokens.Count && tokens[i + 1].IsMark('{') ? 3 : 1;
        }

        return plain;
    }
}
