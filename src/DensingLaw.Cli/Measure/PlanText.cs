using System.Globalization;
using DensingLaw.Evaluation;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>The plan as it is printed before a run.</summary>
internal static class PlanText
{
    public static void Write(TextWriter writer, RunPlan plan, string folder, int recorded, int reused = 0)
    {
        var checkpoint = plan.Checkpoint;
        Line(writer, "checkpoint", $"{checkpoint.Path} ({checkpoint.Family}, {ParameterText.Of(checkpoint.Parameters.Total)} parameters, {checkpoint.Precision})");
        Line(writer, "engine", $"{plan.Engine.Name} {plan.Engine.Version} on {plan.Engine.Device}, {plan.Engine.Threads} threads, {plan.Engine.Precision}");
        foreach (var benchmark in plan.Benchmarks)
        {
            Line(writer, "benchmark", $"{benchmark.Name}, {benchmark.Items:N0} items, protocol {benchmark.Protocol}{Completions(benchmark)}");
            foreach (var difference in benchmark.DataDifferences)
                Line(writer, "modified", $"{difference}");
        }

        var losses = plan.Benchmarks.Sum(b => b.Items * b.Losses.Count);
        Line(writer, "results", $"{plan.Benchmarks.Sum(b => b.Results) - losses:N0} scores and {losses:N0} losses, of which {recorded:N0} are in the journal already");
        if (reused > 0)
            Line(writer, "reused", $"{reused:N0} records of other runs of this checkpoint");
        Line(writer, "run", $"{folder}");
    }

    private static string Completions(PlannedBenchmark benchmark) => benchmark.Completions is { } completions
        ? (completions.Samples > 1 ? string.Create(CultureInfo.InvariantCulture, $", {completions.Samples} completions each") : "") + (completions.Chat ? ", chat template" : "")
        : "";

    private static void Line(TextWriter writer, string label, FormattableString text) =>
        writer.WriteLine($"{label,-12}{text.ToString(CultureInfo.InvariantCulture)}");
}
