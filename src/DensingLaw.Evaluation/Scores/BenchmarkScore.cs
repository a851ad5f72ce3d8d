namespace DensingLaw.Evaluation;

/// <summary>A benchmark's accuracy, computed from its records alone.</summary>
public sealed record BenchmarkScore
{
    /// <summary>The benchmark.</summary>
    public required string Name { get; init; }

    /// <summary>Every item weighs the same (micro average).</summary>
    public required SubtaskScore Overall { get; init; }

    /// <summary>Every sub-task weighs the same (macro average).</summary>
    public required double MacroScore { get; init; }

    /// <summary>Lower end of the 90 % Wilson interval of the micro average.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper end of it.</summary>
    public required double Upper { get; init; }

    /// <summary>In the benchmark's own order.</summary>
    public required IReadOnlyList<SubtaskScore> Subtasks { get; init; }

    /// <summary>Items cut from the left to fit the model.</summary>
    public required int Truncated { get; init; }

    /// <summary>Items with a token across the seam of prompt and continuation.</summary>
    public required int BoundaryMerged { get; init; }

    /// <summary>Scores one benchmark's records, given in the benchmark's order; at least one.</summary>
    public static BenchmarkScore Of(string name, IReadOnlyList<ChoiceRecord> records)
    {
        var subtasks = records.GroupBy(r => r.Subtask, StringComparer.Ordinal).Select(g => new SubtaskScore(g.Key, g.Count(), g.Count(r => r.Correct))).ToArray();
        var overall = new SubtaskScore(name, records.Count, records.Count(r => r.Correct));
        var (lower, upper) = WilsonInterval.Of(overall.Correct, overall.Items);
        return new BenchmarkScore
        {
            Name = name,
            Overall = overall,
            MacroScore = subtasks.Average(s => s.Score),
            Lower = lower,
            Upper = upper,
            Subtasks = subtasks,
            Truncated = records.Count(r => r.Truncated),
            BoundaryMerged = records.Count(r => r.BoundaryMerged),
        };
    }
}
