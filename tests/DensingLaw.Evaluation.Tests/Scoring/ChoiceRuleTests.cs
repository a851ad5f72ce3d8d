using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Scoring;

namespace DensingLaw.Evaluation.Tests.Scoring;

/// <summary>One rule after the other, on cases worked by hand.</summary>
public sealed class ChoiceRuleTests
{
    [Fact]
    public void ScorePerLength_LongChoice_WinsByItsMean()
    {
        // By sums −6 is the best; by bytes −6/2 = −3, −9/6 = −1.5, −8/4 = −2.
        double[] sums = [-6, -9, -8];

        Assert.Equal(new ChoiceOutcome(0, false, 2), ChoiceScorer.Score(sums, 1));
        Assert.Equal(new ChoiceOutcome(1, true, 0.5), ChoiceScorer.ScorePerLength(sums, [2, 6, 4], 1));
    }

    [Fact]
    public void ScorePerLength_EqualMeans_TakesTheFirst() =>
        Assert.Equal(new ChoiceOutcome(0, true, 0), ChoiceScorer.ScorePerLength([-2, -4, -6], [1, 2, 3], 0));

    [Fact]
    public void ScoreWholeTexts_IsTheLossDividedByAllTokens()
    {
        // Cross-entropies: 10/5 = 2, 9/4 = 2.25, 12/8 = 1.5, 11/5 = 2.2. By the loss alone the second would win; by tokens less one 10/4, 9/3, 12/7, 11/4.
        Assert.Equal(new ChoiceOutcome(2, true, 0.5), ChoiceScorer.ScoreWholeTexts([-10, -9, -12, -11], [5, 4, 8, 5], 2));
    }

    [Fact]
    public void ScoreWholeTexts_TextsOfOneLength_RankLikeTheirLetters()
    {
        // Four texts that differ in their last token alone: a common loss of 700 nats and the letter's.
        double[] letters = [-1.5, -0.25, -3, -2];

        var whole = ChoiceScorer.ScoreWholeTexts([.. letters.Select(l => l - 700)], [512, 512, 512, 512], 1);

        Assert.Equal((1, true), (whole.PredictedIndex, whole.Correct));
        Assert.Equal(1.25 / 512, whole.Margin, 1e-12);
    }

    [Theory]
    // All among the 100: as they are.
    [InlineData(new double[] { -2, -1, -3, -4 }, new[] { 1, 0, 5, 99 }, 1, 1)]
    // The likeliest choice is the 100th token: it counts. Others become −100.
    [InlineData(new double[] { -9, -8, -7, -6 }, new[] { 400, 300, 200, 99 }, 3, 94)]
    // None is among the 100: all −100, and the first of equals is taken.
    [InlineData(new double[] { -9, -8, -7, -6 }, new[] { 400, 300, 200, 100 }, 0, 0)]
    // Below −100 and among the 100: a choice that is not is preferred, as in the reference.
    [InlineData(new double[] { -120, -130, -125, -140 }, new[] { 0, 150, 1, 2 }, 1, 20)]
    public void ScoreTopHundred_RanksDecideWhatCounts(double[] logProbabilities, int[] ranks, int predicted, double margin) =>
        Assert.Equal(new ChoiceOutcome(predicted, predicted == 2, margin), ChoiceScorer.ScoreTopHundred(logProbabilities, ranks, 2));

    [Theory]
    // Sums −6, −9, −8; divided by bytes or tokens −3, −1.5, −2; by ranks −100, −9, −8.
    [InlineData(ChoiceRule.Sum, new[] { 2, 6, 4 }, 0)]
    [InlineData(ChoiceRule.PerByte, new[] { 2, 6, 4 }, 1)]
    [InlineData(ChoiceRule.WholeText, new[] { 2, 6, 4 }, 1)]
    [InlineData(ChoiceRule.TopHundred, new[] { 200, 6, 4 }, 2)]
    public void Score_ARule_IsItsMethod(ChoiceRule rule, int[] counts, int predicted) =>
        Assert.Equal(predicted, ChoiceScorer.Score(rule, [-6, -9, -8], counts, 0).PredictedIndex);

    [Fact]
    public void EachRule_WrongCounts_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => ChoiceScorer.ScorePerLength([-1, -2], [1], 0));
        Assert.Throws<ArgumentException>(() => ChoiceScorer.ScorePerLength([-1, -2], [1, 0], 0));
        Assert.Throws<ArgumentException>(() => ChoiceScorer.ScoreWholeTexts([-1, -2], [2, 1], 0));
        Assert.Throws<ArgumentException>(() => ChoiceScorer.ScoreTopHundred([-1, -2], [0, -1], 0));
        Assert.Throws<ArgumentException>(() => ChoiceScorer.ScorePerLength([-1, double.NaN], [1, 1], 0));
    }
}
