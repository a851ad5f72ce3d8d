using DensingLaw.Evaluation.Loss;

namespace DensingLaw.Evaluation;

/// <summary>A run's records by kind, each in the benchmarks' order.</summary>
public sealed class RunRecords
{
    /// <param name="records">In the order the journal gives them.</param>
    public RunRecords(IEnumerable<ItemRecord> records)
    {
        var all = records.ToList();
        Choices = [.. all.OfType<ChoiceRecord>()];
        Completions = [.. all.OfType<CompletionRecord>()];
        Grades = [.. all.OfType<GradeRecord>()];
        Losses = [.. all.OfType<ItemLoss>()];
    }

    /// <summary>Likelihoods of choices.</summary>
    public IReadOnlyList<ChoiceRecord> Choices { get; }

    /// <summary>What was written.</summary>
    public IReadOnlyList<CompletionRecord> Completions { get; }

    /// <summary>Verdicts on what was written.</summary>
    public IReadOnlyList<GradeRecord> Grades { get; }

    /// <summary>Conditional losses.</summary>
    public IReadOnlyList<ItemLoss> Losses { get; }

    /// <summary>The records of one benchmark.</summary>
    public RunRecords Of(string benchmark) =>
        new(Choices.Cast<ItemRecord>().Concat(Completions).Concat(Grades).Concat(Losses).Where(r => r.Benchmark == benchmark));

    /// <summary>Scores, grades and losses: what a plan counts.</summary>
    public int Results => Choices.Count + Grades.Count + Losses.Count;
}
