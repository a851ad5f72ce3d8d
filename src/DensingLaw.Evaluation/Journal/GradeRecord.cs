using System.Text.Json.Serialization;
using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Evaluation;

/// <summary>What a grader made of a completion.</summary>
public sealed record GradeRecord : ItemRecord
{
    /// <summary>The record's kind.</summary>
    internal const string RecordName = "grade";

    /// <summary>Which of the item's completions, from 0.</summary>
    public required int Sample { get; init; }

    /// <summary>The grader with its version, and everything of its surroundings that decides verdicts.</summary>
    public required string Grader { get; init; }

    /// <summary>The verdict that the score is made of.</summary>
    public required bool Correct { get; init; }

    /// <summary>Whether an answer was found.</summary>
    public required AnswerOutcome Outcome { get; init; }

    /// <summary>The answer that was found, at most 1,000 characters of it; null for programs.</summary>
    public string? Answer { get; init; }

    /// <summary>What decided: a rule of the grader, or the reason of a program's failure.</summary>
    public required string Rule { get; init; }

    /// <summary>
    /// Other verdicts on the same completion by name: <c>lenient</c> (BBH), <c>compatible</c> (MATH: lm-evaluation-harness's), <c>suspicious</c> (programs: the
    /// benchmark's own check would pass).
    /// </summary>
    public required IReadOnlyDictionary<string, bool> Others { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string RecordKind => RecordName;

    /// <inheritdoc/>
    [JsonIgnore]
    public override int SampleIndex => Sample;

    internal override string? Defect => Sample < 0 ? $"it is of completion number {Sample}" : Rule.Length == 0 ? "no rule decided it" : null;
}
