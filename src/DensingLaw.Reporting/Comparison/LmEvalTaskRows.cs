using System.Text.Json.Nodes;
using DensingLaw.Evaluation.Comparison;
using DensingLaw.Numerics;

namespace DensingLaw.Reporting;

/// <summary>A task of an export with its samples.</summary>
/// <param name="Name">As lm-evaluation-harness names it.</param>
/// <param name="Subtask">As the benchmark names it.</param>
/// <param name="Benchmark">The benchmark it is of.</param>
/// <param name="Form">What the harness's task fixes.</param>
/// <param name="Settings">Settings of writing; null where likelihoods are compared.</param>
/// <param name="Rows">The samples.</param>
/// <param name="Documents">Documents of the whole task, where the data were given; else those of the run.</param>
internal sealed record LmEvalTaskRows(
    string Name, string Subtask, ComparedBenchmark Benchmark, LmEvalTaskForm Form, JsonObject? Settings, IReadOnlyList<JsonObject> Rows, int Documents)
{
    /// <summary>The mean of the task's metric.</summary>
    public MeanEstimate Score { get; } = MeanEstimate.Of([.. Rows.Select(r => r[Form.Metric]!.GetValue<double>())]);
}
