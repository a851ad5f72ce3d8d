using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>What is left of a run to do, before it is done: its requests to the engine, made from its items as the run makes them.</summary>
/// <param name="Completions">Requests for completions.</param>
/// <param name="MostNewTokens">Tokens they write at most, all together.</param>
public sealed record PlannedWork(IReadOnlyList<GenerationRequest> Completions, long MostNewTokens)
{
    /// <summary>
    /// Gives everything there is to score to <see cref="RunEngine.Score"/> as <see cref="MeasureRun"/> does, benchmark by benchmark, and drops the results; what
    /// is to be completed is returned and not given to the engine. With a scheduler over a <see cref="PlanningModel"/> this counts tokens, with one over a model
    /// it is the run's own beginning.
    /// </summary>
    /// <param name="plan">What the run measures, and with what.</param>
    /// <param name="benchmarks">The plan's benchmarks with their items.</param>
    /// <param name="isRecorded">Whether the journal holds the result at an address.</param>
    /// <param name="engine">The doors to tokenizer and engine.</param>
    /// <param name="cancellation">Looked at between forwards.</param>
    public static PlannedWork Submit(
        RunPlan plan, IReadOnlyList<RunBenchmark> benchmarks, Func<string, bool> isRecorded, RunEngine engine, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(benchmarks);
        ArgumentNullException.ThrowIfNull(isRecorded);
        foreach (var benchmark in benchmarks)
            new ScoringRun([.. PendingScore.Of(benchmark, plan)], isRecorded, engine).Execute((_, _) => { }, cancellation);
        var completions = benchmarks.SelectMany(b => PendingCompletion.Of(b, plan)).Where(c => !isRecorded(c.Key)).Select(c => c.Prepare(engine).Request).ToArray();
        return new PlannedWork(completions, completions.Sum(c => (long)c.MaxNewTokens));
    }
}
