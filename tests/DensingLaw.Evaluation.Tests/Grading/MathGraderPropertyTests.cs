using System.Text;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Grading.Compatible;
using DensingLaw.Evaluation.Grading.Latex;

namespace DensingLaw.Evaluation.Tests.Grading;

/// <summary>What holds of every answer.</summary>
public sealed class MathGraderPropertyTests
{
    private static readonly string[] s_parts =
    [
        "\\frac", "\\dfrac", "\\sqrt", "\\sqrt[3]", "{", "}", "(", ")", "[", "]", "\\{", "\\}", "\\left", "\\right", "^", "_", "+", "-", "*", "/", "=", "<",
        "\\le", "\\cup", "\\pm", "\\infty", "\\pi", "\\sin", "\\log_2", "\\binom", "\\begin{pmatrix}", "\\end{pmatrix}", "&", "\\\\", ",", ".", ":", "!",
        "|", "\\%", "%", "$", "\\$", "\\text{", "\\boxed{", "cm", "and", "\\overline{", "0", "1", "2", "37", "1,234", "0.5", "x", "y", "a", "f(", "i", "e", "d",
        " ", "\\ ", "\\!", "\n", "π", "√", "°", "½", "\ud83d\ude00", "\ud800", "\0", "U", "\\circ", "'", "\\over", "\\choose", "\\lfloor", "\\rfloor", "\\in",
    ];

    /// <summary>Golds in which a comma groups digits, or a word stands.</summary>
    private static readonly string[] s_grouped = ["\\text", ",\\!", "{,}", ", \\!"];

    private static readonly char[] s_around = [' ', '\n', '$', '.'];

    [Fact]
    public void Compare_RandomText_NeverThrowsAndIsSymmetric()
    {
        var random = new Random(20261124);
        for (var i = 0; i < 3_000; i++)
        {
            var (a, b) = (RandomText(random), RandomText(random));
            Assert.Equal(AnswerEquality.Compare(a, b).Equal, AnswerEquality.Compare(b, a).Equal);
            HarnessGrade.Compare(MinervaNormalization.Normalize(a), MinervaNormalization.Normalize(b));
            MathGrader.Grade(a, "The answer is " + b);
        }
    }

    [Fact]
    public void Compare_RandomText_IsReflexiveWhateverTheTypesetting()
    {
        var random = new Random(7);
        for (var i = 0; i < 3_000; i++)
        {
            var text = RandomText(random);
            if (text.Trim(s_around).Length > 0)
                Assert.True(AnswerEquality.Compare(text, text).Equal, text);
            Assert.Equal(AnswerEquality.Compare(text, text), AnswerEquality.Compare(text, text));
        }
    }

    [Theory]
    [InlineData("(", "\\left(")]
    [InlineData(")", "\\right)")]
    [InlineData("\\frac", "\\dfrac")]
    [InlineData("\\frac", "\\tfrac")]
    [InlineData("+", " + ")]
    [InlineData("+", "\\,+\\,")]
    [InlineData(",", " , ")]
    [InlineData("\\pi", "π")]
    [InlineData("\\infty", "infinity")]
    [InlineData("\\sqrt{2}", "\\sqrt2")]
    public void Compare_Golds_TypesettingDoesNotCount(string part, string other)
    {
        foreach (var gold in Golds())
        {
            var changed = (part[0] == '\\' && part.Length > 3 ? gold : gold.Replace("\\" + part, part, StringComparison.Ordinal))
                .Replace(part, other, StringComparison.Ordinal);
            if (s_grouped.Any(mark => gold.Contains(mark, StringComparison.Ordinal))
                || AnswerTokens.Read(gold, thousands: true).Key != AnswerTokens.Read(gold, thousands: false).Key)
            {
                continue;
            }

            Assert.True(AnswerEquality.Compare(gold, changed).Equal, $"{gold} | {changed}");
        }
    }

    [Fact]
    public void Compare_Golds_SidesMayBeSwapped()
    {
        var golds = Golds().ToList();
        for (var i = 0; i + 1 < golds.Count; i++)
            Assert.Equal(AnswerEquality.Compare(golds[i], golds[i + 1]).Equal, AnswerEquality.Compare(golds[i + 1], golds[i]).Equal);
    }

    [Fact]
    public void Compare_Polynomials_OrderOfTermsDoesNotCount()
    {
        var random = new Random(11);
        for (var i = 0; i < 500; i++)
        {
            var terms = Enumerable.Range(0, random.Next(2, 6)).Select(_ => Term(random)).ToArray();
            var other = terms.ToArray();
            random.Shuffle(other);
            var (a, b) = (string.Join('+', terms), string.Join(" + ", other));
            Assert.True(AnswerEquality.Compare(a, b).Equal, $"{a} | {b}");
            Assert.False(AnswerEquality.Compare(a, b + "+1").Equal, $"{a} | {b}+1");
        }
    }

    private static string Term(Random random) =>
        $"{random.Next(1, 30)}{"xyz"[random.Next(3)]}^{{{random.Next(1, 5)}}}" +
        $"\\sqrt{{{random.Next(2, 20)}}}\\frac{{{random.Next(1, 9)}}}{{{"ab"[random.Next(2)]}}}";

    private static IEnumerable<string> Golds() => GraderGoldens.Rows("math_gold.jsonl.gz").Select(r => r.Text("gold_raw")).Distinct();

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(0, 14); length > 0; length--)
            text.Append(s_parts[random.Next(s_parts.Length)]);
        return text.ToString();
    }
}
