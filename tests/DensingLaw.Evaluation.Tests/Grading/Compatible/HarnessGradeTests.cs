using DensingLaw.Evaluation.Grading.Compatible;

namespace DensingLaw.Evaluation.Tests.Grading.Compatible;

public sealed class HarnessGradeTests(ITestOutputHelper output)
{
    /// <summary>lm-evaluation-harness's own verdict; rows on which its five seconds ran out are not its rule and are left out.</summary>
    [Theory]
    [InlineData("math_gold.jsonl.gz", 5000)]
    [InlineData("math_pairs.jsonl.gz", 1000)]
    public void Compare_Goldens_IsExactMatch(string file, int count)
    {
        var rows = GraderGoldens.Rows(file).ToList();
        var agreed = 0;
        foreach (var row in rows)
        {
            var (equal, rule) = HarnessGrade.Compare(row.Text("gold_norm"), row.Text("pred_norm"));
            if (equal == (row.GetProperty("exact_match").GetInt32() == 1))
                agreed++;
            else
                output.WriteLine($"{row.Text("unique_id")}: {(equal ? "equal" : "different")} by {rule}: {row.Text("gold_norm")} | {row.Text("pred_norm")}");
        }

        output.WriteLine($"{agreed} of {rows.Count} agree");
        Assert.Equal(count, rows.Count);
        Assert.True(agreed >= 0.985 * count, $"{agreed} of {count} agree");
    }

    /// <summary>By the grammar (LaTeX.g4) and the goldens: what SymPy's parser makes of a text, whatever its writer meant.</summary>
    [Theory]
    [InlineData("\\frac{1}{2}", "0.5")]
    [InlineData("\\frac12", "\\frac{1}{2}")]
    [InlineData("\\sqrt{8}", "2\\sqrt{2}")]
    [InlineData("3", "3:")] // an operator without a right side ends the text
    [InlineData("3", "3+")]
    [InlineData("3", "3(2+")]
    [InlineData("6", "6^{\\circ")]
    [InlineData("3", "3)")] // what follows is ignored
    [InlineData("0", "0,4")]
    [InlineData("(46,2004)", "184800")] // 46200 times 4
    [InlineData("1101", "1101_4")]
    [InlineData("\\frac{6}{5}", "2\\frac{3}{5}")] // a product
    [InlineData("6", "2x3")] // an x between numbers
    [InlineData("x^6", "x^2^3")] // powers from the left
    [InlineData("\\frac{1}{2x}", "1/2x")]
    [InlineData("1:2", "0.5")]
    [InlineData("E", "(E)")]
    [InlineData("f(x+1)", "f(1+x)")]
    [InlineData("\\sin2x", "\\sin(2x)")]
    [InlineData("\\sin^{-1}x", "\\arcsin x")]
    [InlineData("\\sin^2x+\\cos^2x", "1")]
    [InlineData("\\log_28", "\\frac{\\ln8}{\\ln2}")]
    [InlineData("\\sin^28", "(\\sin8)^2")]
    [InlineData("5!", "120")]
    [InlineData("\\binom{6}{2}", "15")]
    [InlineData("|-3|", "3")]
    [InlineData("\\lfloor2.5\\rfloor", "2")]
    [InlineData("\\left(5\\right)", "5")]
    [InlineData("\\text", "text", false)] // a command is one variable, letters are several
    [InlineData("2.25", "\\frac{9}{4}")]
    [InlineData("7", "07", false)] // as Python reads it
    [InlineData("89", "89.", false)] // a stop demands digits
    [InlineData("x", "x.")]
    [InlineData("6", "6\\%", false)] // no token, and it is looked at
    [InlineData("16", "16°", false)]
    [InlineData("(2,3)", "(2,3.0)", false)] // no tuples
    [InlineData("x<3", "x < 3", false)] // the difference of relations has no value
    [InlineData("f(2)", "2f", false)] // a function
    [InlineData("i^2", "-1", false)] // a variable
    [InlineData("\\pi", "3.141592653589793", false)]
    [InlineData("\\infty", "+\\infty", false)]
    [InlineData("\\frac{8}{81}", "0.09876543209876543", false)]
    [InlineData("\\sqrt{x^2}", "x", false)]
    [InlineData("1+\\sqrt{2}", "\\sqrt{3+2\\sqrt{2}}", false)]
    [InlineData("1", "\\frac{1}{0}", false)]
    [InlineData("\\frac{1}{0}", "\\frac{2}{0}", false)]
    [InlineData("5", "\\left|5\\right|", false)] // tokens of bras and kets
    [InlineData("5", "", false)]
    public void Compare_Text_IsReadByTheGrammar(string gold, string answer, bool equal = true)
    {
        Assert.Equal(equal, HarnessGrade.Compare(gold, answer).Equal);
        Assert.Equal(equal, HarnessGrade.Compare(answer, gold).Equal);
        Assert.True(HarnessGrade.Compare(answer, answer).Equal);
    }
}
