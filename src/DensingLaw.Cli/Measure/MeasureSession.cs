using System.Diagnostics;
using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Grading;

namespace DensingLaw.Cli;

/// <summary>One <c>measure</c> or <c>bench</c> from its options to its result.</summary>
internal sealed class MeasureSession(MeasureOptions options, bool withDensity, MeasureParts parts, CliContext context)
{
    private readonly long _start = context.Time.GetTimestamp();
    private RunEstimate? _estimate;

    public int Run()
    {
        var references = withDensity ? parts.LoadReference(options.Curve, [.. options.Benchmarks.Select(b => b.Name)]) : null;
        using var checkpoint = parts.OpenCheckpoint(options.Checkpoint);
        context.Cancellation.ThrowIfCancellationRequested();
        var benchmarks = options.Benchmarks.Select(parts.LoadBenchmark).ToArray();
        context.Cancellation.ThrowIfCancellationRequested();
        foreach (var benchmark in benchmarks.Where(b => b.Plan.Completions is { Chat: true }))
            checkpoint.EncodePrompt(benchmark.Items[0].Prompt, true);

        // Reading the release leaves garbage of several times its size; the model's memory comes on top of what is not given back now.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var engine = parts.OpenEngine(checkpoint, options.Engine with { Cancellation = context.Cancellation, Time = context.Time });
        var loadSeconds = context.Time.GetElapsedTime(_start).TotalSeconds;
        var plan = new RunPlan
        {
            Checkpoint = checkpoint.Description,
            Engine = engine.Model.Engine,
            Benchmarks = [.. benchmarks.Select(b => b.Plan)],
            Suite = options.Suite,
            Limit = options.Limit,
            Subtasks = options.Subtasks,
            Seed = options.Seed,
        };
        var path = Path.GetFullPath(options.RunFolder ?? Path.Combine(options.RunsFolder, plan.RunId()));
        using var sandbox = StartSandbox(benchmarks, out var noSandbox);
        using var ending = context.Cancellation.Register(() => sandbox?.EndPrograms());
        if (options.DryRun)
        {
            PlanText.Write(context.Error, context.Columns, plan, path, RecordedResults(path));
            Foretell(plan, path, benchmarks, checkpoint, engine, sandbox, loadSeconds);
            return ExitCode.Ok;
        }

        using var folder = RunFolder.Open(path, plan, ToolVersion.Text, context.Time);
        Measure(plan, benchmarks, checkpoint, engine, sandbox, folder);
        Finish(folder, references, Performance(engine, loadSeconds), engine);
        if (noSandbox is null)
            return ExitCode.Ok;
        context.Error.WriteLine($"error: programs were written and not graded: {noSandbox.Message}; then run the same command: it grades what is recorded");
        return ExitCode.Engine;
    }

    /// <summary>Null when nothing needs it; or when it cannot start: the other benchmarks run all the same, and the end says what is missing.</summary>
    private OpenedSandbox? StartSandbox(IEnumerable<RunBenchmark> benchmarks, out EngineException? failure)
    {
        failure = null;
        if (!benchmarks.Any(b => b.Items.Any(CompletionGrader.NeedsSandbox)))
            return null;
        try
        {
            return parts.StartSandbox();
        }
        catch (EngineException error)
        {
            failure = error;
            context.Error.WriteLine($"warning: programs will be written and not graded: {error.Message}");
            return null;
        }
    }

    private void Measure(
        RunPlan plan, IReadOnlyList<RunBenchmark> benchmarks, OpenedCheckpoint checkpoint, OpenedEngine engine, OpenedSandbox? sandbox, RunFolder folder)
    {
        var grader = Grader(sandbox);
        using var journal = JournalWriter.Open(folder.JournalPath, context.Time);
        using var reader = JournalReader.Open(folder.JournalPath);
        var run = new MeasureRun(plan, benchmarks, journal, reader.ReadAll(), context.Time);
        var recorded = run.ResultsRecorded(grader);

        // A folder of the run's own stands by itself; in a folder of runs a longer run begins with a shorter one's records.
        var reused = options.RunFolder is null ? run.Reuse(SiblingRuns.Records(folder.Path, plan, context.Error), grader) : 0;
        PlanText.Write(context.Log, context.Columns, plan, folder.Path, recorded, reused);
        if (context.IsVerbose)
            VerboseText.WriteEngine(context.Log, engine, options.Engine);
        using var work = engine.CreatePlan?.Invoke();
        if (work is not null && engine.Metered is { } metered && recorded < run.ResultsTotal)
            _estimate = new RunEstimate(work, engine, metered, sandbox, parts.Trial, () => context.Time.GetElapsedTime(_start).TotalSeconds);
        try
        {
            ProgressView.Run(context, report => run.Execute(Doors(checkpoint, engine), grader, progress => report(Observe(progress)), context.Cancellation, work));
        }
        catch (OperationCanceledException)
        {
            context.Error.WriteLine($"stopped; what finished is in {folder.Path}: run the same command to go on");
            throw;
        }
        finally
        {
            if (journal.HasRecords)
                folder.Keep();
        }
    }

    private RunProgress Observe(RunProgress progress)
    {
        _estimate?.Observe();
        return progress;
    }

    /// <summary>Says what the run is going to take. Where the engine is a test's there is nothing to say.</summary>
    private void Foretell(RunPlan plan, string path, IReadOnlyList<RunBenchmark> benchmarks, OpenedCheckpoint checkpoint, OpenedEngine engine, OpenedSandbox? sandbox, double loadSeconds)
    {
        if (engine.CreatePlan is null)
            return;
        var begin = context.Time.GetTimestamp();
        using var work = engine.CreatePlan();
        var grader = Grader(sandbox);
        work.AddAll(plan, benchmarks, RecordedKeys(path).Contains, grader, Doors(checkpoint, engine), context.Cancellation);
        var encodingSeconds = context.Time.GetElapsedTime(begin).TotalSeconds;
        var programs = sandbox is null ? null : new ProgramTrial(grader, sandbox.Degree, context.Time, context.Cancellation);
        PlanText.Write(context.Error, context.Columns, RunForecast.Of(work, engine, programs, parts.Trial, loadSeconds, encodingSeconds, context.Cancellation));
    }

    private static CompletionGrader Grader(OpenedSandbox? sandbox) => new(sandbox?.Grader, sandbox?.Description);

    private static RunEngine Doors(OpenedCheckpoint checkpoint, OpenedEngine engine) => new()
    {
        EncodePair = checkpoint.EncodePair,
        EncodeSeam = checkpoint.EncodeSeam,
        EncodeAlone = checkpoint.EncodeAlone,
        EncodePrompt = checkpoint.EncodePrompt,
        Score = engine.Score,
        Generate = engine.Generate,
        Statistics = engine.Statistics,
        GenerationStatistics = engine.GenerationStatistics,
        MaxPositions = engine.Model.MaxPositions,
    };

    private void Finish(RunFolder folder, ReferenceCurveSet? references, RunPerformance performance, OpenedEngine engine)
    {
        var report = ResultFiles.Write(folder.Path, folder.Manifest, parts, references, options.TimeRatio, performance);
        if (context.IsVerbose)
            VerboseText.WriteTimes(context.Log, performance, engine);
        if (!options.Json)
            context.Log.WriteLine();
        ResultFiles.Print(report, folder.Path, options.Json, withDensity, context);
    }

    private static HashSet<string> RecordedKeys(string path)
    {
        if (!File.Exists(RunFolder.JournalIn(path)))
            return [];
        using var journal = JournalReader.Open(RunFolder.JournalIn(path));
        return [.. journal.ReadAll().Select(e => e.Key)];
    }

    private static int RecordedResults(string path)
    {
        if (!File.Exists(RunFolder.JournalIn(path)))
            return 0;
        using var journal = JournalReader.Open(RunFolder.JournalIn(path));
        return journal.CountResults().Values.Sum();
    }

    private RunPerformance Performance(OpenedEngine engine, double loadSeconds)
    {
        var scoring = engine.Statistics();
        var generation = engine.GenerationStatistics();
        using var process = Process.GetCurrentProcess();
        var (prompt, computed) = (scoring.PromptTokens + generation.PromptTokens, scoring.ComputedTokens + generation.ComputedTokens);
        var promptSeconds = scoring.EngineSeconds + generation.PromptSeconds;
        return new RunPerformance
        {
            WallSeconds = context.Time.GetElapsedTime(_start).TotalSeconds,
            LoadSeconds = loadSeconds,
            EstimatedSeconds = _estimate?.Seconds,
            EstimatedAfterSeconds = _estimate?.AfterSeconds,
            EstimatedNewTokens = _estimate?.NewTokens,
            PromptTokens = prompt,
            ComputedTokens = computed,
            ReusedTokens = prompt - computed,
            NewTokens = generation.NewTokens,
            PrefillTokensPerSecond = promptSeconds > 0 ? computed / promptSeconds : null,
            DecodeTokensPerSecond = generation.StepSeconds > 0 ? generation.NewTokens / generation.StepSeconds : null,
            PeakMemoryBytes = process.PeakWorkingSet64,
        };
    }
}
