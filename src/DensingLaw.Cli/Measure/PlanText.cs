using System.Globalization;
using DensingLaw.Evaluation;
using DensingLaw.Reporting;

namespace DensingLaw.Cli;

/// <summary>The plan as it is printed before a run.</summary>
internal static class PlanText
{
    /// <param name="writer">Where to.</param>
    /// <param name="columns">The terminal's; null where there is none.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="recorded">Results in its journal.</param>
    /// <param name="reused">Records taken over from other runs.</param>
    public static void Write(TextWriter writer, int? columns, RunPlan plan, string folder, int recorded, int reused = 0)
    {
        var checkpoint = plan.Checkpoint;
        Line(writer, columns, "checkpoint", $"{checkpoint.Path} ({checkpoint.Family}, {ParameterText.Of(checkpoint.Parameters.Total)} parameters, {checkpoint.Precision})");
        Line(writer, columns, "engine", $"{plan.Engine.Name} {plan.Engine.Version} on {plan.Engine.Device}, {plan.Engine.Threads} threads, {plan.Engine.Precision}");
        foreach (var benchmark in plan.Benchmarks)
        {
            Line(writer, columns, "benchmark", $"{benchmark.Name}, {benchmark.Items:N0} items, protocol {benchmark.Protocol}{Completions(benchmark)}");
            foreach (var difference in benchmark.DataDifferences)
                Line(writer, columns, "modified", $"{difference}");
        }

        var losses = plan.Benchmarks.Sum(b => b.Items * b.Losses.Count);
        Line(writer, columns, "results", $"{plan.Benchmarks.Sum(b => b.Results) - losses:N0} scores and {losses:N0} losses, of which {recorded:N0} are in the journal already");
        if (reused > 0)
            Line(writer, columns, "reused", $"{reused:N0} records of other runs of this checkpoint");
        Line(writer, columns, "run", $"{folder}");
    }

    /// <summary>What the run is going to take.</summary>
    public static void Write(TextWriter writer, int? columns, RunForecast forecast)
    {
        Line(writer, columns, "tokens", $"{forecast.PromptTokens:N0} of prompts and continuations, of which {forecast.ComputedTokens:N0} are left when shared prefixes are computed once");
        foreach (var writing in forecast.Writing)
            Line(writer, columns, "writing", $"{writing.Benchmark}: {writing.Completions:N0} completions of {writing.MostTokens:N0} tokens at most{Assumption(writing)}");
        if (forecast.Programs is { } programs)
            Line(writer, columns, "programs", $"{programs.Count:N0} to run in the sandbox, {1e3 * programs.SecondsEach:0} ms each where nothing else runs");
        var most = forecast.Writing.Count > 0 ? $", {Duration(forecast.MostSeconds)} at most," : "";
        Line(writer, columns, "time", $"about {Duration(forecast.Seconds)}{most} on this machine as busy as it is now, from {forecast.TrialSeconds:0.0} s of this run's own work");
        Line(writer, columns, "memory", $"{forecast.PeakMemoryBytes / (double)(1 << 20):N0} MiB at the most in that time");
    }

    private static string Assumption(WritingForecast writing) => writing.Ends.Ended == 0
        ? "; none ended when tried out, and the most is taken for the time"
        : string.Create(CultureInfo.InvariantCulture, $"; taken to have {writing.Tokens:N0}, since {writing.Ends.Ended:N0} ended in {writing.Ends.Tokens:N0} tokens tried out{(writing.Ends.Ended < Math.Min(EngineTrial.EnoughEnded, writing.Completions / 2) ? ", too few to be sure" : "")}");

    private static string Duration(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Ceiling(seconds));
        return string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time:mm\\:ss}");
    }

    private static string Completions(PlannedBenchmark benchmark) => benchmark.Completions is { } completions
        ? (completions.Samples > 1 ? string.Create(CultureInfo.InvariantCulture, $", {completions.Samples} completions each") : "") + (completions.Chat ? ", chat template" : "")
        : "";

    private static void Line(TextWriter writer, int? columns, string label, FormattableString text)
    {
        foreach (var line in TextWrap.Labelled($"{label,-12}", text.ToString(CultureInfo.InvariantCulture), columns))
            writer.WriteLine(line);
    }
}
