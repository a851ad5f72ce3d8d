using System.CommandLine;
using System.Globalization;
using DensingLaw.Training.Ladder;

namespace DensingLaw.Cli;

/// <summary><c>densinglaw reference train</c>: trains the members of a reference ladder, or goes on with them.</summary>
internal static class ReferenceTrainCommand
{
    /// <summary>To end a step's micro-batch and write the state: 10 GB for the largest model of the ladder 2025.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(120);

    public static Command Create(CliContext context)
    {
        var arguments = new ReferenceTrainArguments();
        var command = new Command("train", "Train a ladder of reference models; one stable run a size and seed serves all its stops.");
        arguments.AddTo(command);
        command.SetAction(result =>
        {
            if (!result.GetValue(arguments.UntilInputEnds))
                return Run(arguments, result, context);
            var stop = ParentWatch.Begin(context);
            try
            {
                return Run(arguments, result, context with { Cancellation = stop });
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return ExitCode.Cancelled;
            }
        });
        return command;
    }

    private static int Run(ReferenceTrainArguments arguments, ParseResult result, CliContext context)
    {
        var (runs, options, jobs) = (arguments.Runs(result), arguments.Options(result, context), arguments.JobCount(result));
        using var corpus = ShardedCorpus.Open(arguments.Shards(result), arguments.TokenizerOf(result));
        var trainer = new LadderTrainer(corpus.Corpus, options with { Progress = p => context.Error.WriteLine(Line(p)) });
        foreach (var run in runs)
            trainer.CheckCorpus(run);
        context.Error.WriteLine(Plan(runs));
        if (result.GetValue(arguments.DryRun))
        {
            foreach (var run in runs)
                context.Out.WriteLine(RunLine(run));
            return ExitCode.Ok;
        }

        var unfinished = runs.Where(r => !trainer.IsFinished(r)).ToList();
        if (unfinished.Count < runs.Count)
            context.Error.WriteLine($"{runs.Count - unfinished.Count} runs are finished and kept");
        var code = ExitCode.Ok;
        var log = result.GetValue(arguments.UntilInputEnds) ? TextWriter.Null : context.Log;
        using var grace = context.Grace.Extend(Grace);
        using var word = context.Cancellation.Register(() => log.WriteLine("stopping: the state is saved first (a second signal ends it at once)"));
        if (jobs > 1 && unfinished.Count > 1)
        {
            code = new TrainingProcesses(run => arguments.ForOne(result, run), context).Run(unfinished, jobs);
        }
        else
        {
            foreach (var run in unfinished)
                trainer.Train(run, context.Cancellation);
        }

        if (Directory.Exists(options.Output))
        {
            var members = LadderCsv.Write(options.Output, context.Cancellation);
            context.Out.WriteLine($"{members.Count} members in {Path.Combine(result.GetValue(arguments.Output)!, LadderCsv.FileName)}");
        }

        return code;
    }

    private static string Plan(IReadOnlyList<LadderRun> runs)
    {
        var (branched, separate) = (runs.Sum(r => r.BranchedTokens), runs.Sum(r => r.SeparateTokens));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{runs.Count} runs, {runs.Sum(r => r.Size.TokensPerParameter.Count)} members; {branched:N0} tokens, since branches share the stable run: {separate - branched:N0} ({1 - ((double)branched / Math.Max(1, separate)):P0}) fewer than in separate runs");
    }

    /// <summary>One run of a plan.</summary>
    public static string RunLine(LadderRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{run.Name}  N {run.Size.Parameters:N0}  m {string.Join(' ', run.Size.TokensPerParameter)}  steps {string.Join(' ', run.Size.TokensPerParameter.Select(run.Steps))}  lr {run.Size.LearningRate:G4}  tokens {run.BranchedTokens:N0}");

    private static string Line(TrainingProgress progress) => string.Create(
        CultureInfo.InvariantCulture, $"{progress.Run} {progress.Phase}: step {progress.Step:N0} of {progress.Steps:N0}, loss {progress.Loss:F3}, {progress.TokensPerSecond:N0} tokens/s");
}
