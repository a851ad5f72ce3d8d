using DensingLaw.Evaluation.Planning;
using DensingLaw.Inference;

namespace DensingLaw.Cli;

/// <summary>A loaded model with its schedulers.</summary>
internal sealed record OpenedEngine : IDisposable
{
    public required ICausalLanguageModel Model { get; init; }

    /// <summary>Scores requests in any order, telling the index and the result of each as it finishes.</summary>
    public required Action<IReadOnlyList<ScoreRequest>, Action<int, ScoreResult>, CancellationToken> Score { get; init; }

    /// <summary>What scoring cost so far.</summary>
    public required Func<SchedulerStatistics> Statistics { get; init; }

    /// <summary>Completes requests in any order, telling the index and the result of each as it finishes.</summary>
    public required Action<IReadOnlyList<GenerationRequest>, Action<int, GenerationResult>, CancellationToken> Generate { get; init; }

    /// <summary>What generation cost so far.</summary>
    public required Func<GenerationStatistics> GenerationStatistics { get; init; }

    /// <summary>The model as the scheduler sees it, which times its forwards; null only where a test stands in for it.</summary>
    public MeteredModel? Metered { get; init; }

    /// <summary>Begins to count work that is grouped as this engine groups it; null only where a test stands in for it.</summary>
    public Func<WorkPlan>? CreatePlan { get; init; }

    /// <summary>The share of the machine's processors that the engine keeps busy: one thread's on another device.</summary>
    public double ProcessorShare => Math.Min(1, (Model.Engine.Device == "cpu" ? Model.Engine.Threads : 1) / (double)Environment.ProcessorCount);

    /// <summary>Loads the model of an opened checkpoint.</summary>
    public static OpenedEngine Open(OpenedCheckpoint checkpoint, EngineRequest request)
    {
        var model = new MeteredModel(request.Load(checkpoint.Checkpoint), ForwardCost.Of(checkpoint.Checkpoint), request.Time);
        var scheduler = new Scheduler(model, request.Scheduling);
        var generator = new Generator(model, checkpoint.Tokenizer!, request.Generation);
        return new OpenedEngine
        {
            Model = model,
            Metered = model,
            CreatePlan = () => new WorkPlan(model, checkpoint.Tokenizer, request.Scheduling, request.Generation),
            Score = scheduler.Score,
            Statistics = () => scheduler.Statistics,
            Generate = generator.Run,
            GenerationStatistics = () => generator.Statistics,
        };
    }

    public void Dispose() => Model.Dispose();
}
