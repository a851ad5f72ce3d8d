using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Grading.Latex;

namespace DensingLaw.Evaluation.Tests.Grading;

/// <summary>Hand-worked pairs of every kind of answer; each is equal or different by mathematics.</summary>
public sealed class MathGraderTests
{
    [Theory]
    // Numbers
    [InlineData("\\frac{3}{4}", "0.75", "canonical-form")]
    [InlineData("\\frac34", "3/4", "canonical-form")]
    [InlineData("-\\frac{1}{2}", "\\frac{-1}{2}", "canonical-form")]
    [InlineData("-\\frac{1}{2}", "\\frac{1}{-2}", "canonical-form")]
    [InlineData("2\\frac{1}{3}", "\\frac{7}{3}", "canonical-form")]
    [InlineData("-2\\frac{1}{3}", "-\\frac{7}{3}", "canonical-form")]
    [InlineData("30,\\!240", "30240", "exact-string")]
    [InlineData("30{,}240", "30,240", "exact-string")]
    [InlineData("\\$32,\\!348", "32348", "exact-string")]
    [InlineData("11\\ 111", "11111", "exact-string")]
    [InlineData("007", "7", "canonical-form")]
    [InlineData(".5", "0.50", "canonical-form")]
    [InlineData("\\frac{1}{3}", "0.\\overline{3}", "canonical-form")]
    [InlineData("\\frac{1}{6}", "0.1\\overline{6}", "canonical-form")]
    [InlineData("\\frac{8}{81}", "0.09876543209876543", "decimal-approximation")]
    [InlineData("\\sqrt{2}", "1.4142135624", "decimal-approximation")]
    [InlineData("1.6 \\times 10^4", "16000", "canonical-form")]
    [InlineData("3.5 x 10^2", "350", "canonical-form")]
    [InlineData("11 \\frac{2}{3}", "11 {2 \\over 3}", "canonical-form")]
    [InlineData("{5 \\over 9}", "\\frac59", "canonical-form")]
    [InlineData("\\dfrac{625}4", "\\frac{625}{4}", "canonical-form")]
    [InlineData("5!", "120", "canonical-form")]
    [InlineData("\\binom{6}{2}", "15", "canonical-form")]
    [InlineData("{6 \\choose 2}", "15", "canonical-form")]
    [InlineData("|-3|", "3", "canonical-form")]
    [InlineData("\\lfloor 7/2 \\rfloor", "3", "canonical-form")]
    [InlineData("\\frac{1}{2004!}", "1/2004!", "canonical-form")]
    [InlineData("3", "three", "exact-string")]
    // Surds and constants
    [InlineData("\\sqrt{8}", "2\\sqrt2", "canonical-form")]
    [InlineData("\\frac{1}{\\sqrt{2}}", "\\frac{\\sqrt{2}}{2}", "canonical-form")]
    [InlineData("\\frac{1}{1+\\sqrt{2}}", "\\sqrt{2}-1", "canonical-form")]
    [InlineData("\\sqrt[3]{16}", "2\\sqrt[3]{2}", "canonical-form")]
    [InlineData("\\sqrt[3]{-8}", "-2", "canonical-form")]
    [InlineData("\\sqrt{6}", "\\sqrt2\\sqrt3", "canonical-form")]
    [InlineData("2^{1/2}", "\\sqrt{2}", "canonical-form")]
    [InlineData("\\sqrt{3+2\\sqrt{2}}", "1+\\sqrt{2}", "numeric")]
    [InlineData("2 sqrt(5)", "2√5", "exact-string|canonical-form")]
    [InlineData("\\frac{3}{4}\\pi", "\\frac{3\\pi}{4}", "canonical-form")]
    [InlineData("78\\pi", "78π", "exact-string")]
    [InlineData("\\cos 60^\\circ", "\\frac12", "numeric")]
    [InlineData("\\sin\\frac{\\pi}{6}", "0.5", "numeric")]
    [InlineData("2\\cos 15^{\\circ}", "\\frac{\\sqrt{6}+\\sqrt{2}}{2}", "numeric")]
    [InlineData("\\log_2 8", "3", "numeric")]
    [InlineData("\\ln e", "1", "canonical-form")]
    [InlineData("\\log_{10} 100", "\\log 100", "exact-string|canonical-form")]
    [InlineData("e^2 e^3", "e^5", "canonical-form")]
    // Complex numbers
    [InlineData("6-5i", "-5i+6", "canonical-form")]
    [InlineData("(1+i)^2", "2i", "canonical-form")]
    [InlineData("\\frac{1}{i}", "-i", "canonical-form")]
    [InlineData("\\sqrt{-4}", "2i", "canonical-form")]
    [InlineData("\\frac{7}{5} + \\frac{1}{5} i.", "\\frac{7+i}{5}", "canonical-form")]
    // Polynomials and rational functions
    [InlineData("x^2+2x+1", "(x+1)^2", "canonical-form")]
    [InlineData("(a+5)(b+2)", "ab + 2a + 5b + 10", "canonical-form")]
    [InlineData("\\frac{x^2-1}{x-1}", "x+1", "canonical-form")]
    [InlineData("\\frac{1}{x}+\\frac{1}{y}", "\\frac{x+y}{xy}", "canonical-form")]
    [InlineData("\\frac{11x+5}{x-2}", "11+\\frac{27}{x-2}", "canonical-form")]
    [InlineData("x^{-2}", "\\frac{1}{x^2}", "canonical-form")]
    [InlineData("-\\sqrt{x-3}+3", "3-(x-3)^{1/2}", "canonical-form")]
    [InlineData("2^{n+1}", "2 \\cdot 2^n", "canonical-form")]
    [InlineData("\\sin^2 x", "1-\\cos^2 x", "numeric")]
    [InlineData("x_1+x_2", "x_{2}+x_{1}", "canonical-form")]
    // Tuples, lists, sets, intervals, unions
    [InlineData("(2,-1)", "\\left( 2, -1 \\right)", "exact-string")]
    [InlineData("\\left(\\frac34,5\\right)", "(0.75, 5)", "canonical-form")]
    [InlineData("1,-2", "-2, 1", "canonical-form")]
    [InlineData("12\\text{ and }13", "13, 12", "canonical-form")]
    [InlineData("7, -2, \\text{ and } -5", "-5,-2,7", "canonical-form")]
    [InlineData("1,2", "\\{2,1\\}", "canonical-form")]
    [InlineData("100,200", "200, 100", "canonical-form")]
    [InlineData("1 \\pm \\sqrt{19}", "1-\\sqrt{19}, 1+\\sqrt{19}", "canonical-form")]
    [InlineData("\\{1\\pm\\sqrt{5},-2\\}", "\\{-2,1+\\sqrt{5},1-\\sqrt{5}\\}", "canonical-form")]
    [InlineData("[6,\\infty)", "[6,infinity)", "exact-string")]
    [InlineData("(-\\infty,-7) \\cup (1,2)", "(1,2) U (-∞,-7)", "canonical-form")]
    [InlineData("[2,5)", "2 \\le x < 5", "canonical-form")]
    [InlineData("(-\\infty,4)", "x < 4", "canonical-form")]
    [InlineData("x \\in [-2,7]", "[-2,7]", "canonical-form")]
    [InlineData("\\mathbb{R}", "(-\\infty,\\infty)", "canonical-form")]
    // Matrices and vectors
    [InlineData("\\begin{pmatrix} 1/2 \\\\ 3 \\end{pmatrix}", "\\begin{bmatrix} 0.5 \\\\ 3 \\end{bmatrix}", "canonical-form")]
    [InlineData("\\begin{pmatrix} 2 \\\\ -4 \\end{pmatrix}", "2\\begin{pmatrix} 1 \\\\ -2 \\end{pmatrix}", "canonical-form")]
    [InlineData("\\begin{pmatrix} 1 & 0 \\\\ 0 & 1 \\end{pmatrix}", "\\left(\\begin{array}{cc}1&0\\\\0&1\\end{array}\\right)", "exact-string|canonical-form")]
    [InlineData("\\begin{pmatrix} 1 \\\\ 2 \\\\ 3 \\end{pmatrix}", "\\langle 1, 2, 3 \\rangle", "canonical-form")]
    // Equations, inequalities, names, ratios
    [InlineData("x=5", "5", "canonical-form")]
    [InlineData("5", "x = 5", "canonical-form")]
    [InlineData("y = 2x + 3", "2x - y + 3 = 0", "canonical-form")]
    [InlineData("10x - 4y - 5z - 20 = 0", "5z + 4y = 10x - 20", "canonical-form")]
    [InlineData("\\frac{x^2}{16} - \\frac{y^2}{9} = 1", "9x^2 - 16y^2 = 144", "canonical-form")]
    [InlineData("f(2) < f(1) < f(4)", "f(4) > f(1) > f(2)", "canonical-form")]
    [InlineData("x > 3", "3 < x", "canonical-form")]
    [InlineData("3:1", "6:2", "canonical-form")]
    [InlineData("y = x^2 + 2", "x^2+2", "canonical-form")]
    [InlineData("9", "x + y = 9", "canonical-form")]
    [InlineData("2\\sqrt{2}", "2\\sqrt{2} \\approx 2.83", "canonical-form|exact-string")]
    [InlineData("x^2+y^2=13", "x^2 + y^2 - 13 = 0", "canonical-form")]
    [InlineData("x = 1 \\text{ or } x = -2", "-2, 1", "canonical-form")]
    [InlineData("(1,2)", "(x,y) = (1,2)", "canonical-form")]
    [InlineData("60", "\\angle ABC = 60^\\circ", "canonical-form")]
    // Units, percent, degrees, money
    [InlineData("18\\text{ ways.}", "18", "exact-string")]
    [InlineData("144 \\mbox{ m}^3", "144", "exact-string")]
    [InlineData("144 \\mbox{ m}^3", "144 m^3", "canonical-form")]
    [InlineData("\\text{1:03 PM}", "1:03 p.m.", "exact-string")]
    [InlineData("5.4 \\text{ cents}", "5.4 cents", "exact-string")]
    [InlineData("15\\mbox{ cm}^2", "15 \\text{cm}^{2}", "exact-string")]
    [InlineData("20\\%", "20", "canonical-form")]
    [InlineData("20\\%", "0.2", "canonical-form")]
    [InlineData("60^\\circ", "60°", "exact-string")]
    [InlineData("60^{\\circ}", "60", "canonical-form")]
    [InlineData("69\\text{ degrees}", "69^\\circ", "canonical-form")]
    // Text, choices, bases
    [InlineData("\\text{even}", "even", "exact-string")]
    [InlineData("\\text{even}", "Even", "text")]
    [InlineData("\\text{(E)}", "E", "canonical-form")]
    [InlineData("\\text{C, F, H}", "C, F, H.", "exact-string")]
    [InlineData("\\text{B, E, G}", "G, B, E", "canonical-form")]
    [InlineData("\\text{4:30 p.m.}", "4:30 p.m", "exact-string")]
    [InlineData("\\text{Monday}", "x=\\text{Monday}", "text")]
    [InlineData("40_9", "40_{9}", "canonical-form")]
    [InlineData("\\text{1:03 PM}", "1:03 PM", "exact-string")]
    [InlineData("2516_8", "2516", "exact-string|canonical-form")]
    [InlineData("\\overline{CD}", "\\overline{CD}.", "exact-string")]
    public void Compare_SameValue_IsEqual(string gold, string answer, string rules)
    {
        var (equal, rule) = AnswerEquality.Compare(gold, answer);

        Assert.True(equal, rule);
        Assert.Contains(rule, rules.Split('|'));
    }

    [Theory]
    [InlineData("\\frac{3}{4}", "\\frac{4}{3}")]
    [InlineData("\\frac{1}{3}", "0.333")]
    [InlineData("29", "29.1")]
    [InlineData("\\frac{1}{3}", "2\\frac{1}{3}")]
    [InlineData("\\sqrt{8}", "3\\sqrt{2}")]
    [InlineData("12345678901234567890", "12345678901234567891")]
    [InlineData("\\sqrt{x^2}", "x")]
    [InlineData("\\sqrt{y^2}", "y")]
    [InlineData("\\sqrt{xy}", "\\sqrt{x}\\sqrt{y}")]
    [InlineData("10^{20} + \\sin 1", "10^{20} + \\sin 2")]
    [InlineData("\\sqrt{10^{40}+\\pi}", "\\sqrt{10^{40}+2\\pi}")]
    [InlineData("12", "1 2")]
    [InlineData("\\$115,000", "\\$115,00")]
    [InlineData("115,000", "000,115")]
    [InlineData("\\text{Monday}", "\\text{Monday")]
    [InlineData("x^2-2x+8", "X^2-2X+8")]
    [InlineData("6-5i", "6+5i")]
    [InlineData("-5+3i", "-5+3I")]
    [InlineData("(2,3)", "(3,2)")]
    [InlineData("(2,3)", "[2,3]")]
    [InlineData("(-\\infty,0]", "(-\\infty,0)")]
    [InlineData("(-3,2)", "-3,2")]
    [InlineData("75", "75,75")]
    [InlineData("0,4", "0,")]
    [InlineData("1,2,3", "1,2")]
    [InlineData("1,1,2", "1,2,2")]
    [InlineData("C", "C+1")]
    [InlineData("(0,1)", "(0,1)+1")]
    [InlineData("\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}", "\\begin{pmatrix} 1 & 2 \\end{pmatrix}")]
    [InlineData("\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}", "\\begin{pmatrix} 1 \\\\ 2")]
    [InlineData("y = 2x", "y = 3x")]
    [InlineData("x < 4", "x \\le 4")]
    [InlineData("x < 4", "x > 4")]
    [InlineData("x - y > 0", "y - x > 0")]
    [InlineData("3:1", "1:3")]
    [InlineData("20\\%", "2000")]
    [InlineData("5\\text{ cm}", "5\\text{ m}")]
    [InlineData("40_9", "40_8")]
    [InlineData("40_9", "36")]
    [InlineData("\\text{even}", "odd")]
    [InlineData("\\text{listen}", "silent")]
    [InlineData("\\text{Monday}", "-\\text{Monday}")]
    [InlineData("\\text{1:03 PM}", "1:03 AM")]
    [InlineData("x \\in [-2,7]", "2x \\in [-2,7]")]
    [InlineData("\\text{(E)}", "(D)")]
    [InlineData("\\frac{1}{6}", "\\frac{1}{}")]
    [InlineData("5.4 \\text{ cents}", "5.4 \\text{ cents")]
    [InlineData("47^\\circ", "47^\\cir")]
    [InlineData("1", "\\frac{1}{0}")]
    [InlineData("\\frac{0}{0}", "\\frac{0}{1-1}")]
    [InlineData("5", "")]
    [InlineData("", "")]
    [InlineData("", "5")]
    public void Compare_OtherValue_IsDifferent(string gold, string answer) => Assert.False(AnswerEquality.Compare(gold, answer).Equal);

    [Theory]
    [InlineData("Final Answer: The final answer is $5$. I hope it is correct.", "$5$", MathAnswerSource.FinalAnswer)]
    [InlineData("\\boxed{4}. Final Answer: The final answer is $5$. I hope it is correct.", "$5$", MathAnswerSource.FinalAnswer)]
    [InlineData("First \\boxed{3}, then $\\boxed{\\frac{5}{1}}$.", "\\frac{5}{1}", MathAnswerSource.Box)]
    [InlineData("So we get 5.\nFinal Answer: The final answer is $5$.", "5", MathAnswerSource.AnswerIs)]
    [InlineData("Final Answer: The final answer is:\n$$5$$\nI hope it is correct.", "5", MathAnswerSource.AnswerIs)]
    [InlineData("The answer is 4. No, the answer is 5.", "5.", MathAnswerSource.AnswerIs)]
    [InlineData("The answer is 3.5. It is clear.", "3.5", MathAnswerSource.AnswerIs)]
    [InlineData("the answer is \\(5\\).", "5", MathAnswerSource.AnswerIs)]
    [InlineData("The answer is $x=2$ or $x=3$.", "$x=2$ or $x=3$.", MathAnswerSource.AnswerIs)]
    public void Grade_AnyForm_FindsTheAnswer(string completion, string expected, MathAnswerSource source)
    {
        var grade = MathGrader.Grade("5", completion);

        Assert.Equal((new ExtractedAnswer(expected, AnswerOutcome.Extracted), source), (grade.Answer, grade.Source));
    }

    [Theory]
    [InlineData("")]
    [InlineData("I do not know.")]
    [InlineData("The answer is")]
    [InlineData("\\boxed{5")]
    public void Grade_NoAnswer_IsWrong(string completion)
    {
        var grade = MathGrader.Grade("5", completion);

        Assert.Equal((AnswerOutcome.Invalid, MathAnswerSource.None), (grade.Answer.Outcome, grade.Source));
        Assert.Equal((false, "no-answer", false), (grade.Correct, grade.Rule, grade.Compatible));
    }

    [Theory]
    [InlineData("The answer is 4, so \\boxed{5}.", true, true)]
    [InlineData("\\boxed{\\frac{10}{2}}", true, true)]
    [InlineData("\\boxed{4} Final Answer: The final answer is $5$. I hope it is correct.", false, false)]
    [InlineData("\\boxed{\\text{five}}", true, false)]
    public void Grade_BoxAskedFor_LastBoxDecidesBothVerdicts(string completion, bool correct, bool compatible)
    {
        var grade = MathGrader.Grade("5", completion, AnswerForm.Box);

        Assert.Equal((MathAnswerSource.Box, correct, compatible), (grade.Source, grade.Correct, grade.Compatible));
    }

    [Theory]
    [InlineData("The answer is 5.")]
    [InlineData("Final Answer: The final answer is $5$. I hope it is correct.")]
    [InlineData("\\boxed{5")]
    public void Grade_BoxAskedForAndNone_NoAnswer(string completion)
    {
        var grade = MathGrader.Grade("5", completion, AnswerForm.Box);

        Assert.Equal((MathAnswerSource.None, false, "no-answer", false), (grade.Source, grade.Correct, grade.Rule, grade.Compatible));
    }
}
