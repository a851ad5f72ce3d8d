using System.Text;

namespace DensingLaw.Evaluation.Grading.Latex;

/// <summary>An answer's tokens, parted from prose and units.</summary>
/// <param name="Tokens">The tokens that carry the value.</param>
/// <param name="Units">The units that differ from others, each in one writing.</param>
/// <param name="IsText">Words carry the value.</param>
internal sealed record AnswerTokens(List<LatexToken> Tokens, IReadOnlyList<string> Units, bool IsText)
{
    /// <summary>The tokens in one line; equal keys are equal answers.</summary>
    public string Key
    {
        get
        {
            var key = new StringBuilder();
            for (var i = 0; i < Tokens.Count; i++)
            {
                key.Append(Tokens[i].Text);
                if (Tokens[i].Kind == LatexTokenKind.Command || (IsNumber(i) && IsNumber(i + 1)))
                    key.Append(' ');
            }

            return key.ToString();
        }
    }

    /// <summary>Letters, digits and minus signs alone, without case, and without a name and an equals sign in front.</summary>
    public string WordKey => string.Concat(
        Tokens.Skip(Tokens.FindLastIndex(t => t.IsMark('=')) + 1).SelectMany(t => t.Text)
            .Where(c => c == '-' || char.IsAsciiLetterOrDigit(c))).ToUpperInvariant();

    public static AnswerTokens Read(string text, bool thousands)
    {
        var tokens = LatexLexer.Read(text, thousands);
        var start = 0;
        while (start < tokens.Count - 1 && tokens[start] is { Kind: LatexTokenKind.Word } word && LatexWords.Prose.Contains(word.Text))
            start++;
        tokens.RemoveRange(0, start);
        if (tokens is [{ Kind: LatexTokenKind.Word } only] && LatexWords.Numbers.TryGetValue(only.Text.ToLowerInvariant(), out var number))
            tokens[0] = new(LatexTokenKind.Number, number);
        return SplitUnits(tokens);
    }

    /// <summary>
    /// Words behind a value are its unit, and so are units wherever a number stands before them; what is left of words makes a text of the answer.
    /// </summary>
    private static AnswerTokens SplitUnits(List<LatexToken> tokens)
    {
        if (!tokens.Any(t => t.Kind is LatexTokenKind.Number or LatexTokenKind.Command || t is { Kind: LatexTokenKind.Letter }))
            return new(tokens, [], tokens.Any(t => t.Kind == LatexTokenKind.Word));
        List<LatexToken> values = [];
        List<string> units = [];
        var lastValue = tokens.FindLastIndex(t => t.Kind is LatexTokenKind.Number or LatexTokenKind.Command or LatexTokenKind.Letter);
        for (var i = 0; i < tokens.Count; i++)
        {
            var isUnit = tokens[i].Kind == LatexTokenKind.Word && values.Count > 0 && EndsValue(values[^1])
                && (i > lastValue || IsExponentBehind(tokens, i, lastValue)
                    || LatexWords.Units.ContainsKey(tokens[i].Text) || LatexWords.Prose.Contains(tokens[i].Text));
            if (!isUnit)
            {
                values.Add(tokens[i]);
                continue;
            }

            if (LatexWords.Units.TryGetValue(tokens[i].Text, out var unit))
                units.Add(unit);
            i = ExponentEnd(tokens, i + 1) - 1;
        }

        return new(values, units, values.Any(t => t.Kind == LatexTokenKind.Word));
    }

    private bool IsNumber(int at) => at < Tokens.Count && Tokens[at].Kind == LatexTokenKind.Number;

    private static bool EndsValue(LatexToken token) => token.Kind != LatexTokenKind.Mark || ")]}⦄%!|".Contains(token.Text, StringComparison.Ordinal);

    private static bool IsExponentBehind(List<LatexToken> tokens, int word, int lastValue) =>
        ExponentEnd(tokens, word + 1) is var end && end > word + 1 && end > lastValue;

    /// <summary>Behind the exponent of a unit, <c>^2</c> or <c>^{2}</c>, if one starts here.</summary>
    private static int ExponentEnd(List<LatexToken> tokens, int at)
    {
        if (at + 1 >= tokens.Count || !tokens[at].IsMark('^'))
            return at;
        if (tokens[at + 1].Kind == LatexTokenKind.Number)
            return at + 2;
        return at + 3 < tokens.Count && tokens[at + 1].IsMark('{') && tokens[at + 2].Kind == LatexTokenKind.Number && tokens[at + 3].IsMark('}') ? at + 4 : at;
    }
}
