using System.Globalization;
using DensingLaw.Evaluation;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>The plan as it is printed before a run.</summary>
internal static class PlanText
{
    public static void Write(TextWriter writer, RunPlan plan, string folder, int recorded)
    {
        var checkpoint = plan.Checkpoint;
        var total = plan.Benchmarks.Sum(b => b.Items);
        Line(writer, "checkpoint", $"{checkpoint.Path} ({checkpoint.Family}, {ParameterText.Of(checkpoint.Parameters.Total)} parameters, {checkpoint.Precision})");
        Line(writer, "engine", $"{plan.Engine.Name} {plan.Engine.Version} on {plan.Engine.Device}, {plan.Engine.Threads} threads, {plan.Engine.Precision}");
        foreach (var benchmark in plan.Benchmarks)
            Line(writer, "benchmark", $"{benchmark.Name}, {benchmark.Items:N0} items, protocol {benchmark.Protocol}");
        Line(writer, "items", recorded == 0 ? (FormattableString)$"{total:N0}" : $"{total:N0}, of which {recorded:N0} are in the journal already");
        Line(writer, "run", $"{folder}");
    }

    private static void Line(TextWriter writer, string label, FormattableString text) =>
        writer.WriteLine($"{label,-12}{text.ToString(CultureInfo.InvariantCulture)}");
}
