using System.Globalization;
using DensingLaw.Training.Ladder;

namespace DensingLaw.Training.Loop;

/// <summary>Trains one phase of a run (the stable one, or one stop's decay) from the state's step to an end, with checkpoints on the way.</summary>
internal sealed class PhaseTrainer(LadderRun run, RunOptions options, string folder, string identity, TrainingStep step, FlatState state, WindowReader windows)
{
    /// <summary>Steps a row of the loss log, and a look at whether training still learns.</summary>
    private const int LogSteps = 10;

    /// <summary>Nats above the loss of guessing all tokens alike at which training is given up.</summary>
    private const double DivergenceNats = 1;

    /// <summary>What was counted up to the state.</summary>
    public PhaseTally Tally { get; set; }

    /// <param name="phase"><c>stable</c> or <c>m60</c>.</param>
    /// <param name="statePath">Where the phase's state is kept.</param>
    /// <param name="end">Steps at its end.</param>
    /// <param name="rate">Factor on the peak learning rate at a step.</param>
    /// <param name="cancellation">Saves the state and stops: between steps, and between a step's micro-batches, whose step then counts as not begun.</param>
    public void Run(string phase, string statePath, long end, Func<long, double> rate, CancellationToken cancellation)
    {
        using var log = new LossLog(Path.Combine(folder, "loss.csv"), phase, state.Step);
        var (rowStart, begun, lastProgress) = (options.Time.GetTimestamp(), options.Time.GetTimestamp(), 0L);
        var (before, rowSteps) = (Tally.Seconds, 0);
        while (state.Step < end)
        {
            var learningRate = run.Size.LearningRate * rate(state.Step);
            if (step.Run(windows, learningRate, cancellation) is not var (loss, norm))
            {
                Save(statePath, log);
                throw new OperationCanceledException(cancellation);
            }

            if (!double.IsFinite(loss) || !double.IsFinite(norm))
                throw Diverged(phase, string.Create(CultureInfo.InvariantCulture, $"the loss is {loss} and the gradient's norm {norm}"), statePath);
            rowSteps++;
            Tally = Tally.With(loss, norm) with { Seconds = before + options.Time.GetElapsedTime(begun).TotalSeconds };
            var isCheckpoint = state.Step % options.CheckpointSteps == 0 || state.Step == end;
            if (state.Step % LogSteps == 0 || isCheckpoint)
            {
                var meanNorm = Tally.NormSum / Tally.Steps;
                Tally = Tally.AfterRow();
                if (state.Step > run.Schedule.WarmupSteps && Tally.Loss > Math.Log(step.Vocabulary) + DivergenceNats)
                    throw Diverged(phase, string.Create(CultureInfo.InvariantCulture, $"the loss is {Tally.Loss:F2} nats a token, and guessing costs {Math.Log(step.Vocabulary):F2}"), statePath);
                var pace = rowSteps * run.StepTokens / Math.Max(1e-9, options.Time.GetElapsedTime(rowStart).TotalSeconds);
                log.Add(state.Step, state.Step * run.StepTokens, learningRate, Tally.Loss, meanNorm, pace);
                (rowSteps, rowStart) = (0, options.Time.GetTimestamp());
                if (state.Step == end || options.Time.GetElapsedTime(lastProgress) >= options.ProgressInterval)
                {
                    lastProgress = options.Time.GetTimestamp();
                    options.Progress?.Invoke(new TrainingProgress(run.Name, phase, state.Step, end, Tally.Loss, pace));
                }
            }

            if (!isCheckpoint)
                continue;
            Save(statePath, log);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private void Save(string statePath, LossLog log)
    {
        log.Flush();
        StateFile.Save(statePath, state, identity, Tally);
    }

    private ConfigurationException Diverged(string phase, string found, string statePath) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{run.Name}: training diverged in phase {phase} at step {state.Step}: {found}; {LastGood(statePath)}; lower learningRate of {run.Size.Name} in the ladder and train into another --out"));

    private static string LastGood(string statePath) => File.Exists(statePath) ? $"the last good state is {statePath}" : "no state was saved before";
}
