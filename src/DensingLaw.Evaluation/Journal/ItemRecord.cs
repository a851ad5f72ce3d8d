using System.Text.Json.Serialization;

namespace DensingLaw.Evaluation;

/// <summary>
/// A finished result about one item of a benchmark. Scores, losses and reports are computed from records and from nothing else. Benchmark, kind, item and
/// sample together are unique in a run.
/// </summary>
public abstract record ItemRecord
{
    /// <summary>The benchmark: <c>mmlu</c>.</summary>
    public required string Benchmark { get; init; }

    /// <summary>The sub-task that the item belongs to.</summary>
    public required string Subtask { get; init; }

    /// <summary>The release's own item id.</summary>
    public required string Item { get; init; }

    /// <summary>What the record is of: <c>choice</c>, <c>completion</c>, <c>grade</c>, or <c>loss/</c> and the kind of loss.</summary>
    [JsonIgnore]
    public abstract string RecordKind { get; }

    /// <summary>Which of the item's completions it is about, from 0; 0 for records that have nothing to do with completions.</summary>
    [JsonIgnore]
    public virtual int SampleIndex => 0;

    /// <summary>Null when the record holds together; otherwise what is wrong with it.</summary>
    [JsonIgnore]
    internal abstract string? Defect { get; }
}
