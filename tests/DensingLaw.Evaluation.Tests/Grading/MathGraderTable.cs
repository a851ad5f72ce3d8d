using System.Globalization;
using System.Text;
using System.Text.Json;
using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation.Tests.Grading;

/// <summary>Writes <c>MATH-GRADER.md</c>: where the grader parts from others on the goldens, by class, with the reason of each.</summary>
internal static class MathGraderTable
{
    private const int Examples = 3;

    public const string Path = "src/DensingLaw.Evaluation/Grading/MATH-GRADER.md";

    public static string Write()
    {
        var golds = Grade("math_gold.jsonl.gz");
        var pairs = Grade("math_pairs.jsonl.gz");
        List<GradedRow> all = [.. golds, .. pairs];
        var page = new StringBuilder();
        page.Append(Header(golds, pairs));
        Section(page, "`compatible` and `exact_match`", all, r => r.Grade.Compatible, r => r.ExactMatch, r => r.Perturbation);
        Section(page, "Ours and `exact_match`", all, r => r.Grade.Correct, r => r.ExactMatch, HarnessClass);
        Section(page, "Ours and `math_verify`", all, r => r.Grade.Correct, r => r.MathVerify, VerifyClass);
        Section(page, "Ours and `intended_same`", pairs, r => r.Grade.Correct, r => r.Intended, r => r.Completion.Length == 0 ? "empty" : r.Perturbation);
        return page.ToString();
    }

    private static string Header(List<GradedRow> golds, List<GradedRow> pairs)
    {
        List<GradedRow> all = [.. golds, .. pairs];
        string Share(IReadOnlyCollection<GradedRow> rows, Func<GradedRow, bool> agrees) =>
            string.Create(CultureInfo.InvariantCulture, $"{rows.Count(agrees)} of {rows.Count}");
        string Rules(Func<GradedRow, string> rule) => string.Join(", ", all.GroupBy(rule)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"`{g.Key}` {g.Count()}")));
        return $"""
            # Where the MATH grader parts from others

            Written by `scripts/math-grader-table` from the graders' goldens; a test compares this page with what it would write now. Golds are the release's 5,000
            gold answers graded against themselves; pairs are 1,000 changed answers, named by the change. `exact_match` and `math_verify` are the two verdicts of
            lm-evaluation-harness 0.4.13; `intended_same` is only what the change was meant to do.

            | verdicts | golds | pairs |
            |---|---|---|
            | `compatible` is `exact_match` | {Share(golds, r => r.Grade.Compatible == r.ExactMatch)} | {Share(pairs, r => r.Grade.Compatible == r.ExactMatch)} |
            | ours is `exact_match` | {Share(golds, r => r.Grade.Correct == r.ExactMatch)} | {Share(pairs, r => r.Grade.Correct == r.ExactMatch)} |
            | ours is `math_verify` | {Share(golds, r => r.Grade.Correct == r.MathVerify)} | {Share(pairs, r => r.Grade.Correct == r.MathVerify)} |
            | ours is `intended_same` | | {Share(pairs, r => r.Grade.Correct == r.Intended)} |
            | ours counts right | {Share(golds, r => r.Grade.Correct)} | {Share(pairs, r => r.Grade.Correct)} |

            What decided ours: {Rules(r => r.Grade.Rule)}. What decided `compatible`: {Rules(r => r.Grade.CompatibleRule)}.
            Where the answer stood: {Rules(r => MathAnswerSources.Name(r.Grade.Source))}.

            """.ReplaceLineEndings("\n");
    }

    private static void Section(
        StringBuilder page, string title, List<GradedRow> rows, Func<GradedRow, bool> own, Func<GradedRow, bool> other, Func<GradedRow, string> classOf)
    {
        var classes = rows.Where(r => own(r) != other(r)).GroupBy(r => (Class: classOf(r), Right: own(r)))
            .OrderBy(g => g.Key.Right).ThenByDescending(g => g.Count()).ThenBy(g => g.Key.Class, StringComparer.Ordinal).ToList();
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
        if (classes.Count == 0)
        {
            page.Append("No row differs.\n");
            return;
        }

        page.Append("| first says | change | rows | reason | examples: gold, answer |\n|---|---|---|---|---|\n");
        foreach (var group in classes)
        {
            var examples = group.Take(Examples).Select(r => $"{Code(r.Gold)}, {(r.Completion.Length == 0 ? "nothing" : Code(r.Answer))}");
            var reason = MathGraderReasons.Of(group.Key.Class, group.Key.Right);
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {(group.Key.Right ? "right" : "wrong")} | {group.Key.Class} | {group.Count()} | {reason} | {string.Join("<br>", examples)} |\n");
        }
    }

    private static string HarnessClass(GradedRow row) =>
        !row.Grade.Correct ? row.Perturbation
        : MathAnswer.Extract(row.Completion).Outcome == AnswerOutcome.Invalid ? "no phrase"
        : row.Grade.CompatibleRule == "unparsed" ? "unreadable there"
        : "read otherwise there";

    private static string VerifyClass(GradedRow row) =>
        row.Grade.Correct && !row.Completion.Contains('$', StringComparison.Ordinal) ? "no dollar signs" : row.Perturbation;

    private static string Code(string text) =>
        $"`{text.ReplaceLineEndings(" ").Replace("`", "'", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Trim()}`";

    private static List<GradedRow> Grade(string file) => [.. GraderGoldens.Rows(file).Select(row => new GradedRow(
        row.TryGetProperty("perturbation", out var perturbation) ? perturbation.GetString()! : "none",
        row.Text("gold_raw"),
        row.TryGetProperty("pred_text", out var answer) ? answer.GetString()! : row.Text("gold_raw"),
        row.Text("resp"),
        MathGrader.Grade(row.Text("gold_raw"), row.Text("resp")),
        row.GetProperty("exact_match").GetInt32() == 1,
        row.GetProperty("math_verify") is { ValueKind: JsonValueKind.Number } verify && verify.GetInt32() == 1,
        row.TryGetProperty("intended_same", out var intended) && intended.GetBoolean()))];

    private sealed record GradedRow(
        string Perturbation, string Gold, string Answer, string Completion, MathGrade Grade, bool ExactMatch, bool MathVerify, bool Intended);
}
