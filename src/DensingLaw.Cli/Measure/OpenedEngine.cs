using DensingLaw.Inference;

namespace DensingLaw.Cli;

/// <summary>A loaded model with its scheduler.</summary>
internal sealed record OpenedEngine : IDisposable
{
    public required ICausalLanguageModel Model { get; init; }

    /// <summary>Scores requests in any order, telling the index and the result of each as it finishes.</summary>
    public required Action<IReadOnlyList<ScoreRequest>, Action<int, ScoreResult>, CancellationToken> Score { get; init; }

    /// <summary>What scoring cost so far.</summary>
    public required Func<SchedulerStatistics> Statistics { get; init; }

    /// <summary>Loads the model of an opened checkpoint.</summary>
    public static OpenedEngine Open(OpenedCheckpoint checkpoint, EngineRequest request)
    {
        var model = request.Load(checkpoint.Checkpoint);
        var scheduler = new Scheduler(model, request.Scheduling);
        return new OpenedEngine { Model = model, Score = scheduler.Score, Statistics = () => scheduler.Statistics };
    }

    public void Dispose() => Model.Dispose();
}
