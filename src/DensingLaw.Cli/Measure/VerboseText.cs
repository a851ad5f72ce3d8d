using System.Globalization;
using DensingLaw.Evaluation;

namespace DensingLaw.Cli;

/// <summary>What <c>--verbose</c> adds to a run.</summary>
internal static class VerboseText
{
    /// <summary>How the engine is going to form its batches.</summary>
    public static void WriteEngine(TextWriter log, OpenedEngine engine, EngineRequest request)
    {
        var shape = engine.Model.BatchShape;
        var chosen = request.Scheduling.BatchTokens is null ? "the engine's choice" : "as asked";
        Line(log, $"batches of {request.Scheduling.BatchTokens ?? shape.PreferredTokens:N0} tokens ({chosen}), attention scores of {Mebibytes(shape.PreferredScoreBytes)} at a time, {Rows(shape.MaxRows)}");
        Line(log, $"shared prefixes {(request.Scheduling.SharePrefixes && shape.KeepsPrefixes ? $"are computed once where that saves {request.Scheduling.MinimumSavedTokens} tokens" : "are computed with every prompt")}");
        Line(log, $"completions: {shape.PreferredRows:N0} side by side, keys and values of {shape.RowBytesPerToken:N0} bytes a token; the model takes {engine.Model.MaxPositions:N0} tokens");
    }

    /// <summary>Where the time went.</summary>
    public static void WriteTimes(TextWriter log, RunPerformance performance, OpenedEngine engine)
    {
        var (scoring, generation) = (engine.Statistics(), engine.GenerationStatistics());
        Line(log, $"loading {performance.LoadSeconds:0.00} s; scoring {scoring.EngineSeconds:0.00} s in {scoring.Forwards:N0} forwards of {scoring.ComputedTokens:N0} tokens");
        if (generation.NewTokens > 0)
            Line(log, $"writing: prompts {generation.PromptSeconds:0.00} s for {generation.ComputedTokens:N0} tokens, {generation.Steps:N0} steps {generation.StepSeconds:0.00} s for {generation.NewTokens:N0} tokens");
        var elsewhere = performance.WallSeconds - performance.LoadSeconds - scoring.EngineSeconds - generation.PromptSeconds - generation.StepSeconds;
        Line(log, $"elsewhere {elsewhere:0.00} s; {performance.WallSeconds:0.00} s in all");
        if (performance is { EstimatedSeconds: { } estimated, EstimatedAfterSeconds: { } after })
            Line(log, $"foretold after {after:0.00} s: {estimated:0.00} s in all");
    }

    private static string Rows(int rows) => rows == int.MaxValue ? "any number of rows" : string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows at most");

    private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 20):0.#} MiB");

    private static void Line(TextWriter log, FormattableString text) => log.WriteLine($"{"verbose",-12}{text.ToString(CultureInfo.InvariantCulture)}");
}
