using System.Diagnostics;
using DensingLaw.Evaluation;

namespace DensingLaw.Cli;

/// <summary>One <c>measure</c> from its options to its result.</summary>
internal sealed class MeasureSession(MeasureOptions options, MeasureParts parts, CliContext context)
{
    private readonly long _start = context.Time.GetTimestamp();

    public int Run()
    {
        var references = parts.LoadReference(options.Curve, options.Benchmarks);
        using var checkpoint = parts.OpenCheckpoint(options.Checkpoint);
        var benchmarks = options.Benchmarks.Select(name => parts.LoadBenchmark(new BenchmarkRequest(name, options.DataFolder, options.Limit, options.Subtasks))).ToArray();

        // Reading the release leaves garbage of several times its size; the model's memory comes on top of what is not given back now.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var engine = parts.OpenEngine(checkpoint, options.Engine);
        var loadSeconds = context.Time.GetElapsedTime(_start).TotalSeconds;
        var plan = new RunPlan
        {
            Checkpoint = checkpoint.Description,
            Engine = engine.Model.Engine,
            Benchmarks = [.. benchmarks.Select(b => b.Plan)],
            Limit = options.Limit,
            Subtasks = options.Subtasks,
            Seed = options.Seed,
        };
        var path = Path.GetFullPath(options.RunFolder ?? Path.Combine(options.RunsFolder, plan.RunId()));
        if (options.DryRun)
        {
            PlanText.Write(context.Error, plan, path, RecordedItems(path));
            return ExitCode.Ok;
        }

        using var folder = RunFolder.Open(path, plan, ToolVersion.Text, context.Time);
        Measure(plan, benchmarks, checkpoint, engine, folder);
        var performance = Performance(engine, loadSeconds);
        var result = ResultFiles.Write(folder.Path, folder.Manifest, parts, references, performance);
        if (!options.Json)
            context.Error.WriteLine();
        ResultFiles.Print(result, folder.Path, options.Json, context);
        return ExitCode.Ok;
    }

    private void Measure(RunPlan plan, IReadOnlyList<ChoiceBenchmark> benchmarks, OpenedCheckpoint checkpoint, OpenedEngine engine, RunFolder folder)
    {
        using var journal = JournalWriter.Open(folder.JournalPath, context.Time);
        var run = new MultipleChoiceRun(plan, benchmarks, journal, context.Time);
        if (run.ItemsResumed > 0)
            folder.Keep();
        PlanText.Write(context.Error, plan, folder.Path, run.ItemsResumed);
        var scoring = new ChoiceScoring
        {
            EncodePair = checkpoint.EncodePair,
            EncodeAlone = checkpoint.EncodeAlone,
            Score = engine.Score,
            Statistics = engine.Statistics,
            MaxPositions = engine.Model.MaxPositions,
        };
        try
        {
            ProgressView.Run(context, report => run.Execute(
                scoring,
                progress =>
                {
                    folder.Keep();
                    report(progress);
                },
                context.Cancellation));
        }
        catch (OperationCanceledException)
        {
            context.Error.WriteLine($"stopped; what finished is in {folder.Path}: run the same command to go on");
            throw;
        }
    }

    private static int RecordedItems(string path)
    {
        if (!File.Exists(RunFolder.JournalIn(path)))
            return 0;
        using var journal = JournalReader.Open(RunFolder.JournalIn(path));
        return journal.ReadAll().Count;
    }

    private RunPerformance Performance(OpenedEngine engine, double loadSeconds)
    {
        var statistics = engine.Statistics();
        using var process = Process.GetCurrentProcess();
        return new RunPerformance
        {
            WallSeconds = context.Time.GetElapsedTime(_start).TotalSeconds,
            LoadSeconds = loadSeconds,
            PromptTokens = statistics.PromptTokens,
            ComputedTokens = statistics.ComputedTokens,
            ReusedTokens = statistics.ReusedTokens,
            PrefillTokensPerSecond = statistics.EngineSeconds > 0 ? statistics.ComputedTokens / statistics.EngineSeconds : null,
            DecodeTokensPerSecond = null,
            PeakMemoryBytes = process.PeakWorkingSet64,
        };
    }
}
