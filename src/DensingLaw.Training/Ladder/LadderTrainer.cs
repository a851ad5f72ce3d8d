using System.Globalization;
using DensingLaw.Inference;
using DensingLaw.Inference.Torch;
using DensingLaw.Training.Loop;
using TorchSharp;

namespace DensingLaw.Training.Ladder;

/// <summary>
/// Trains a run: one stable phase; where a stop's decay begins, the state is copied, decayed and saved as a member, and the stable phase goes on. Everything
/// resumes from what the run's folder holds, on the CPU to the bit.
/// </summary>
public sealed class LadderTrainer
{
    private const string StableName = "stable.safetensors", LockName = "run.lock";

    private readonly TrainingCorpus _corpus;
    private readonly RunOptions _options;

    /// <param name="corpus">What is trained on.</param>
    /// <param name="options">How.</param>
    public LadderTrainer(TrainingCorpus corpus, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(options);
        (_corpus, _options) = (corpus, options);
    }

    /// <summary>Whether every stop of a run is a finished member.</summary>
    public bool IsFinished(LadderRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Stops.All(m => Finished(run, m) is not null);
    }

    /// <summary>Trains what is missing of a run.</summary>
    /// <returns>Its members.</returns>
    /// <exception cref="ConfigurationException">Too little text, a folder of another run, a run that another process trains, or diverging training.</exception>
    /// <exception cref="EngineException">The device or libtorch cannot be used.</exception>
    public IReadOnlyList<MemberRecord> Train(LadderRun run, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        CheckCorpus(run);
        if (TorchLibrary.Problem is { } problem)
            throw new EngineException(problem);
        var device = TorchDevice.Choose(new EngineOptions { Device = _options.Device, Precision = _options.Precision });
        torch.set_num_threads(_options.Threads);
        var folder = Path.Combine(_options.Output, run.Name);
        using var hold = Hold(folder);
        if (!IsFinished(run))
            TrainStops(run, device, folder, cancellation);
        return [.. run.Stops.Select(m => Finished(run, m)!)];
    }

    /// <summary>Says how many tokens are missing, before anything is trained.</summary>
    public void CheckCorpus(LadderRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var needed = run.Steps(run.Stops[^1]) * run.StepTokens;
        if (_corpus.Tokens < needed)
        {
            throw new ConfigurationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{_corpus.Path}: has {_corpus.Tokens:N0} training tokens, {run.Size.Name} at {run.Stops[^1]} tokens a parameter needs {needed:N0}: {needed - _corpus.Tokens:N0} are missing; add text, or shorten tokensPerParameter"));
        }
    }

    private void TrainStops(LadderRun run, TorchDevice device, string folder, CancellationToken cancellation)
    {
        var (spec, identity) = (run.Table.Spec(run.Size, _corpus.Vocabulary), Identity(run));
        var (layout, stablePath) = (new ParameterLayout(spec), Path.Combine(folder, StableName));
        var windows = _corpus.Windows(run.Table.Window, run.Size.Sequences, (ulong)run.Seed);
        var (state, tally) = StateFile.Load(stablePath, layout, identity, device.Device)
            ?? (FlatState.Start(WeightInitialization.Draw(layout, (ulong)run.Seed), device.Device), default);
        using var working = state;
        using var step = new TrainingStep(layout, state, device, Settings(run));
        var trainer = new PhaseTrainer(run, _options, folder, identity, step, state, windows) { Tally = tally };
        foreach (var stop in run.Stops.Where(m => Finished(run, m) is null))
        {
            var (schedule, steps) = (run.Schedule, run.Steps(stop));
            if (state.Step > schedule.DecayStart(steps))
                throw Passed(run, stop, state.Step);
            trainer.Run("stable", stablePath, schedule.DecayStart(steps), schedule.Stable, cancellation);
            using var stable = state.Copy();
            tally = trainer.Tally;
            var phase = string.Create(CultureInfo.InvariantCulture, $"m{stop}");
            var branchPath = Path.Combine(folder, phase + ".safetensors");
            if (StateFile.Load(branchPath, layout, identity, device.Device) is { } branch)
            {
                using var begun = branch.State;
                state.Assign(begun);
                trainer.Tally = branch.Tally;
            }

            trainer.Run(phase, branchPath, steps, at => schedule.At(at, steps), cancellation);
            var record = Record(run, stop, layout, device, identity, trainer);
            MemberFolder.Write(MemberFolder.PathOf(folder, stop), spec, new TrainedWeights(layout, StateFile.Values(state.Values)), record, _corpus);
            File.Delete(branchPath);
            state.Assign(stable);
            trainer.Tally = tally;
        }
    }

    private static ConfigurationException Passed(LadderRun run, int stop, long step) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{run.Name}: the stable run is at step {step}, past step {run.Schedule.DecayStart(run.Steps(stop))}, where the decay of m = {stop} begins; name another --out, or remove the run's folder to train it again"));

    private TrainingSettings Settings(LadderRun run) => new()
    {
        Sequences = run.Size.Sequences,
        Window = run.Table.Window,
        WeightDecay = run.Table.WeightDecay,
        MicroSequences = _options.MicroSequences,
        Recompute = _options.Recompute,
    };

    private MemberRecord Record(LadderRun run, int stop, ParameterLayout layout, TorchDevice device, string identity, PhaseTrainer trainer) => new()
    {
        Ladder = run.Table.Name,
        Size = run.Size.Name,
        Seed = run.Seed,
        TokensPerParameter = stop,
        Parameters = run.Size.Parameters,
        TotalParameters = layout.Total,
        Tokens = stop * run.Size.Parameters,
        TokensTrained = run.Steps(stop) * run.StepTokens,
        Steps = run.Steps(stop),
        WarmupSteps = run.Schedule.WarmupSteps,
        DecaySteps = run.Steps(stop) - run.Schedule.DecayStart(run.Steps(stop)),
        Sequences = run.Size.Sequences,
        Window = run.Table.Window,
        LearningRate = run.Size.LearningRate,
        WeightDecay = run.Table.WeightDecay,
        Vocabulary = _corpus.Vocabulary,
        CorpusSha256 = _corpus.Sha256,
        Device = device.Name,
        Precision = device.Precision,
        Engine = $"torch {torch.__version__}",
        FinalTrainingLoss = trainer.Tally.Loss,
        WallSeconds = Math.Round(trainer.Tally.Seconds, 2),
        Identity = identity,
    };

    private MemberRecord? Finished(LadderRun run, int stop)
    {
        var folder = MemberFolder.PathOf(Path.Combine(_options.Output, run.Name), stop);
        var record = MemberFolder.Read(folder);
        return record is null || record.Identity == Identity(run)
            ? record
            : throw new ConfigurationException($"{folder}: was trained with another table, corpus or precision; name another --out, or remove the run's folder to train it again");
    }

    private string Identity(LadderRun run) => RunIdentity.Of(run, _corpus, _options.Precision);

    private static FileStream Hold(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new ConfigurationException($"{folder}: cannot be written ({error.Message}); name another --out", error);
        }
        catch (IOException error)
        {
            throw new ConfigurationException($"{folder}: another process trains this run, or the folder cannot be written ({error.Message}); wait for it, or name another --out", error);
        }
    }
}
