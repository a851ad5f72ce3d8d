using DensingLaw.Evaluation.Scoring;
using DensingLaw.Inference;
using DensingLaw.Tests;

namespace DensingLaw.EndToEnd.Tests.RealModel;

/// <summary>Item by item against lm-evaluation-harness 0.4.13 on the same weights (goldens/smollm2/lm-eval: 12 subjects, 40 items each).</summary>
public sealed class MmluGoldenTests(SmolLm2 smolLm2) : IClassFixture<SmolLm2>
{
    /// <summary>Nats, on each of the four log-likelihoods.</summary>
    private const double Tolerance = 2e-3;

    /// <summary>Nats between the two best choices, above which the prediction must be the same.</summary>
    private const double CertainMargin = 4e-3;

    private static readonly string[] s_subjects =
    [
        "abstract_algebra", "college_computer_science", "global_facts", "high_school_european_history", "high_school_psychology", "human_sexuality",
        "machine_learning", "marketing", "moral_scenarios", "professional_law", "us_foreign_policy", "virology",
    ];

    [Fact]
    public void Score_GoldenItems_EqualLmEval()
    {
        var itemsPerSubject = SoakSettings.Size(suite: 2, soak: 40);
        using var model = smolLm2.Load(threads: 2);
        var scheduler = new Scheduler(model, new SchedulerOptions());
        var (worst, items, correct, goldenCorrect, uncertain) = (0.0, 0, 0, 0, 0);
        foreach (var subject in s_subjects)
        {
            var golden = GoldenLines.Read(SharedFolder.Require($"goldens/smollm2/lm-eval/mmlu_{subject}.jsonl.gz")).Take(itemsPerSubject).ToList();
            var ours = smolLm2.Mmlu.Subtasks.Single(s => s.Name == subject).Items.Take(golden.Count).ToList();
            var results = new ScoreResult[4 * ours.Count];
            scheduler.Score(smolLm2.Requests(ours), (i, result) => results[i] = result);
            for (var i = 0; i < ours.Count; i++)
            {
                var row = golden[i];
                Assert.Equal(row.GetProperty("native_id").GetString(), ours[i].Id);
                var expected = row.GetProperty("loglikelihoods").EnumerateArray().Select(v => v.GetDouble()).ToArray();
                var actual = results[(4 * i)..(4 * (i + 1))];
                worst = Math.Max(worst, expected.Zip(actual, (e, a) => Math.Abs(e - a.LogLikelihood)).Max());
                Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second.LogLikelihood, Tolerance));
                var outcome = ChoiceScorer.Score([.. actual.Select(a => a.LogLikelihood)], ours[i].GoldIndex!.Value);
                var expectedOutcome = ChoiceScorer.Score(expected, ours[i].GoldIndex!.Value);
                Assert.Equal(row.GetProperty("pred").GetString(), "ABCD"[expectedOutcome.PredictedIndex].ToString());
                Assert.Equal(row.GetProperty("acc").GetDouble() == 1, expectedOutcome.Correct);
                if (expectedOutcome.Margin > CertainMargin)
                {
                    Assert.Equal(expectedOutcome.PredictedIndex, outcome.PredictedIndex);
                    Assert.Equal(row.GetProperty("is_greedy").EnumerateArray().Select(v => v.GetBoolean()), actual.Select(a => a.IsGreedy));
                }
                else
                {
                    uncertain++;
                }

                items++;
                correct += outcome.Correct ? 1 : 0;
                goldenCorrect += expectedOutcome.Correct ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            FormattableString.Invariant($"{items} items, {4 * items} log-likelihoods: largest difference {worst:E2} nats; right {correct}, lm-eval {goldenCorrect}; {uncertain} items with a margin under {CertainMargin}"));

        // Only items that are a near tie may be decided otherwise.
        Assert.InRange(Math.Abs(correct - goldenCorrect), 0, uncertain);
    }
}
