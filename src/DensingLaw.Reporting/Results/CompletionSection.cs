using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Inference;

namespace DensingLaw.Reporting;

/// <summary>How the completions of a benchmark ended.</summary>
/// <param name="Written">Completions.</param>
/// <param name="Graded">Those that a grader has judged.</param>
/// <param name="CutOff">Those that reached the largest number of tokens: their end is missing.</param>
/// <param name="Invalid">Those in which no answer was found; they are wrong.</param>
/// <param name="NewTokens">Tokens of all of them.</param>
/// <param name="Rules">How often each rule decided, or each failure of programs.</param>
public sealed record CompletionSection(int Written, int Graded, int CutOff, int Invalid, long NewTokens, IReadOnlyDictionary<string, int> Rules)
{
    /// <summary>The share that was cut off.</summary>
    public double CutOffRate => Written > 0 ? (double)CutOff / Written : 0;

    /// <summary>The share of graded ones without an answer.</summary>
    public double InvalidRate => Graded > 0 ? (double)Invalid / Graded : 0;

    /// <summary>From the records of one benchmark; null when there are none.</summary>
    public static CompletionSection? Of(RunRecords records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return records.Completions.Count == 0 ? null : new CompletionSection(
            records.Completions.Count,
            records.Grades.Count,
            records.Completions.Count(c => c.Stop == StopReason.Length),
            records.Grades.Count(g => g.Outcome == AnswerOutcome.Invalid),
            records.Completions.Sum(c => (long)c.NewTokens),
            new SortedDictionary<string, int>(records.Grades.CountBy(g => g.Rule).ToDictionary(), StringComparer.Ordinal));
    }
}
