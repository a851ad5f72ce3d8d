using System.Globalization;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Evaluation.Loss;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Comparison;

/// <summary>Brings the records of each item together.</summary>
internal static class RecordItems
{
    /// <param name="records">Of one benchmark, in the journal's order.</param>
    public static IReadOnlyList<ComparedItem> Of(IEnumerable<ItemRecord> records)
    {
        var ordinals = new Dictionary<string, int>();
        return [.. records.GroupBy(r => r.Item, StringComparer.Ordinal).Select(g => Item([.. g], ordinals))];
    }

    private static ComparedItem Item(IReadOnlyList<ItemRecord> records, Dictionary<string, int> ordinals)
    {
        var first = records[0];
        var ordinal = ordinals[first.Subtask] = ordinals.GetValueOrDefault(first.Subtask, -1) + 1;
        var losses = records.OfType<ItemLoss>().ToArray();
        var item = new ComparedItem { Subtask = first.Subtask, Item = first.Item, Ordinal = ordinal, PromptSha256 = losses.FirstOrDefault()?.ContextSha256, Score = null, Losses = losses };
        if (records.OfType<ChoiceRecord>().FirstOrDefault() is { } choice)
            return WithChoice(item, choice);
        var completions = records.OfType<CompletionRecord>().OrderBy(c => c.Sample).ToArray();
        return completions.Length == 0 ? item : WithCompletions(item, completions, [.. records.OfType<GradeRecord>().OrderBy(g => g.Sample)]);
    }

    private static ComparedItem WithChoice(ComparedItem item, ChoiceRecord choice)
    {
        var prediction = choice.Prediction;
        return item with
        {
            PromptSha256 = choice.PromptSha256,
            PromptTokens = choice.PromptTokens,
            Score = prediction == choice.Gold ? 1 : 0,
            Answer = Letter(prediction),
            Rule = choice.Rule.ToString(),
            LogLikelihoods = choice.LogLikelihoods,
            IsGreedy = choice.IsGreedy,
            Gold = choice.Gold,
            Truncated = choice.Truncated,
        };
    }

    private static ComparedItem WithCompletions(ComparedItem item, CompletionRecord[] completions, GradeRecord[] grades) => item with
    {
        PromptSha256 = completions[0].PromptSha256,
        PromptTokens = completions[0].PromptTokens,
        Score = grades.Length > 0 ? grades.Average(g => g.Correct ? 1.0 : 0) : null,
        Answer = grades.FirstOrDefault()?.Answer,
        Text = completions[0].Text,
        Texts = [.. completions.Select(c => c.Completion)],
        OtherScores = grades.SelectMany(g => g.Others).GroupBy(o => o.Key).ToDictionary(g => g.Key, g => g.Average(o => o.Value ? 1.0 : 0)),
        Rule = grades.FirstOrDefault()?.Rule,
        Truncated = completions[0].Truncated,
        Completions = completions.Length,
        CutOff = completions.Count(c => c.Stop == StopReason.Length),
        Invalid = grades.Count(g => g.Outcome == AnswerOutcome.Invalid),
    };

    /// <summary>A to Z for the first 26 choices, then the number.</summary>
    internal static string Letter(int index) => index < 26 ? ((char)('A' + index)).ToString() : (index + 1).ToString(CultureInfo.InvariantCulture);
}
