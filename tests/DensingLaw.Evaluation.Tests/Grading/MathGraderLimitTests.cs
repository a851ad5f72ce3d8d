using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Grading.Algebra;
using DensingLaw.Evaluation.Grading.Latex;

namespace DensingLaw.Evaluation.Tests.Grading;

/// <summary>Answers made to cost time or stack get a verdict within the steps of one answer.</summary>
public sealed class MathGraderLimitTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Costly => new()
    {
        { "tower", "10^{10^{10}}" },
        { "tower of variables", "x^{x^{x^{x}}}" },
        { "huge power", "7^{999999}" },
        { "huge power of a sum", "(x+y+z+1)^{99}" },
        { "power of powers of sums", "((x+y+z+1)^{40}+(a+b+c)^{40})^{40}" },
        { "factorials", "((((9!)!)!)!)!" },
        { "large factorial", "1500!/1499!+1500!" },
        { "binomial", "\\binom{1500}{750}" },
        { "long number", new string('9', 3900) },
        { "root of a long number", $"\\sqrt{{{new string('9', 3000)}}}" },
        { "power of a long number", $"({new string('9', 1000)})^{{99}}" },
        { "braces", new string('{', 3900) },
        { "brackets", new string('(', 1900) + "1" + new string(')', 1900) },
        { "tuples", string.Concat(Enumerable.Repeat("(1,", 900)) + "1" + new string(')', 900) },
        { "functions", string.Concat(Enumerable.Repeat("f(", 1900)) },
        { "applications", string.Concat(Enumerable.Repeat("x(", 30)) + "1" + new string(')', 29) },
        { "fractions", Nested("\\frac{1}{1+", "1", "}", 300) },
        { "shallow fractions", Nested("\\frac{x}{1+", "x", "}", 20) },
        { "roots", Nested("\\sqrt{2+", "2", "}", 20) },
        { "roots of variables", Nested("\\sqrt{x+", "x", "}", 20) },
        { "signs", new string('-', 3900) + "1" },
        { "sums", string.Join('+', Enumerable.Repeat("1", 1900)) },
        { "sums of variables", string.Join('+', Enumerable.Range(0, 600).Select(i => $"x_{{{i}}}")) },
        { "products of sums", string.Concat(Enumerable.Range(0, 200).Select(i => $"(x_{{{i}}}+1)")) },
        { "sum of fractions", string.Join('+', Enumerable.Range(0, 200).Select(i => $"\\frac{{1}}{{x_{{{i}}}+1}}")) },
        { "sum of roots", string.Join('+', Enumerable.Range(2, 300).Select(i => $"\\sqrt{{{i}}}")) },
        { "products of roots of sums", string.Concat(Enumerable.Range(2, 100).Select(i => $"\\sqrt{{x+{i}}}")) },
        { "plus minus", string.Join(',', Enumerable.Repeat("\\pm 1", 400)) },
        { "nested plus minus", string.Concat(Enumerable.Repeat("\\{\\pm 1,", 30)) + "1" + string.Concat(Enumerable.Repeat("\\}", 30)) },
        { "a long list", string.Join(',', Enumerable.Range(0, 900)) },
        { "texts", string.Concat(Enumerable.Repeat("\\text{", 600)) },
        { "closed texts", string.Concat(Enumerable.Repeat("\\text{", 400)) + "a" + new string('}', 400) },
        { "boxes", string.Concat(Enumerable.Repeat("\\boxed{", 400)) + "a" + new string('}', 400) },
        { "matrices", string.Concat(Enumerable.Repeat("\\begin{pmatrix}", 200)) },
        { "bars", new string('|', 3900) },
        { "primes", "x" + new string('\'', 3900) },
        { "carets", "x" + new string('^', 3900) },
        { "relations", string.Concat(Enumerable.Repeat("x<", 1900)) + "1" },
        { "unions", string.Concat(Enumerable.Repeat("(0,1)\\cup", 400)) + "(0,1)" },
        { "logarithms", Nested("\\log_{", "2", "} 3", 30) },
        { "million braces", new string('{', 1_000_000) },
        { "million digits", new string('7', 1_000_000) },
        { "million fractions", string.Concat(Enumerable.Repeat("\\frac{1}{", 100_000)) },
    };

    [Theory]
    [MemberData(nameof(Costly))]
    public void Grade_CostlyAnswer_GetsAVerdict(string name, string answer)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var grade = MathGrader.Grade("x+1", $"Final Answer: The final answer is ${answer}$. I hope it is correct.");
        var other = MathGrader.Grade(answer, $"Final Answer: The final answer is ${answer}+1$. I hope it is correct.");
        var elapsed = System.Diagnostics.Stopwatch.GetElapsedTime(start);

        output.WriteLine($"{name}: {grade.Rule}/{grade.CompatibleRule}, {other.Rule}/{other.CompatibleRule}, {elapsed.TotalMilliseconds:F0} ms");
        Assert.False(grade.Correct);
        Assert.True(elapsed < TimeSpan.FromSeconds(2), $"{elapsed.TotalSeconds:F2} s");
        Assert.True(MathGrader.Grade(answer, $"Final Answer: The final answer is ${answer}$. I hope it is correct.").Correct);
    }

    [Fact]
    public void Grade_LongCompletion_IsGraded()
    {
        var long_ = string.Concat(Enumerable.Repeat("So \\boxed{1} and then the answer is 2. ", 30_000));

        Assert.True(MathGrader.Grade("3", long_ + "Final Answer: The final answer is $3$. I hope it is correct.").Correct);
        Assert.True(MathGrader.Grade("3", long_ + "\\boxed{3}").Correct);
    }

    /// <summary>The costliest gold of the release, read and worked out from another writing of itself.</summary>
    [Fact]
    public void Compare_Golds_NeedFewSteps()
    {
        var most = 0;
        foreach (var row in GraderGoldens.Rows("math_gold.jsonl.gz"))
        {
            var budget = new WorkBudget();
            var gold = row.Text("gold_raw");
            if (LatexParser.Parse(AnswerTokens.Read(gold, thousands: true).Tokens, budget) is { } answer)
                new AnswerComparison(new ExpressionAlgebra(AlgebraRules.Mathematics, budget)).Compare(answer, answer);
            most = Math.Max(most, WorkBudget.DefaultSteps - budget.Left);
        }

        output.WriteLine($"{most} steps at most");
        Assert.True(most < WorkBudget.DefaultSteps / 10, $"{most} steps");
    }

    private static string Nested(string open, string inside, string close, int depth) =>
        string.Concat(Enumerable.Repeat(open, depth)) + inside + string.Concat(Enumerable.Repeat(close, depth));
}
