using DensingLaw.Evaluation.Grading.Compatible;

namespace DensingLaw.Evaluation.Tests.Grading;

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
}
