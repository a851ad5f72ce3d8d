using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Inference;
using DensingLaw.Tokenization;

namespace DensingLaw.Evaluation.Planning;

/// <summary>
/// What a run is going to ask of the engine, counted before it is done, by the scheduler and the generator themselves over a model that computes nothing: its
/// counts of tokens are those the run has in the end.
/// </summary>
public sealed class WorkPlan : IDisposable
{
    private readonly PlanningModel _model;
    private readonly Scheduler _scheduler;
    private readonly Generator? _generator;
    private readonly bool _canEnd;
    private readonly List<PlannedGeneration> _generations = [];
    private readonly List<BenchmarkItem> _programs = [];
    private volatile bool _isComplete;

    /// <param name="model">The run's model; stays the caller's, and computes nothing.</param>
    /// <param name="tokenizer">Its tokenizer; null where no completions are written.</param>
    /// <param name="scheduling">How the run groups what it scores.</param>
    /// <param name="generation">How it groups what it completes.</param>
    public WorkPlan(ICausalLanguageModel model, TextTokenizer? tokenizer, SchedulerOptions scheduling, GeneratorOptions generation)
    {
        _canEnd = tokenizer is { EosIds.Count: > 0 };
        _model = new PlanningModel(model, _canEnd ? tokenizer!.EosIds[0] : 0);
        _scheduler = new Scheduler(_model, scheduling);
        _generator = tokenizer is null ? null : new Generator(_model, tokenizer, generation);
    }

    /// <summary>Whether all work is counted. Only then may the rest be read by a thread that did not make the plan.</summary>
    public bool IsComplete => _isComplete;

    /// <summary>Work of all forwards over given tokens: what is scored, and prompts that are continued.</summary>
    public ForwardWork Forwards => _model.Work;

    /// <summary>A bounded number of these forwards, spread over the plan.</summary>
    public IReadOnlyList<ForwardBatch> Sample => _model.Sample;

    /// <summary>Completions to write, benchmark by benchmark.</summary>
    public IReadOnlyList<PlannedGeneration> Generations => _generations;

    /// <summary>The items whose programs are to be graded in the sandbox: those to be written, and those that the journal holds without a grade.</summary>
    public IReadOnlyList<BenchmarkItem> Programs => _programs;

    /// <summary>Tokens of all distinct sequences to score and of all prompts to complete, each counted whole.</summary>
    public long PromptTokens => _scheduler.Statistics.PromptTokens + (_generator?.Statistics.PromptTokens ?? 0);

    /// <summary>Tokens that are left when each shared prefix is computed once.</summary>
    public long ComputedTokens => _scheduler.Statistics.ComputedTokens + (_generator?.Statistics.ComputedTokens ?? 0);

    /// <summary>Plans everything that the journal does not hold.</summary>
    /// <param name="plan">What the run measures, and with what.</param>
    /// <param name="benchmarks">The plan's benchmarks with their items.</param>
    /// <param name="isRecorded">Whether the journal holds the result at an address.</param>
    /// <param name="grader">Decides the addresses of grades.</param>
    /// <param name="engine">The doors to the tokenizer.</param>
    /// <param name="cancellation">Looked at between items.</param>
    public void AddAll(
        RunPlan plan, IReadOnlyList<RunBenchmark> benchmarks, Func<string, bool> isRecorded, CompletionGrader grader, RunEngine engine, CancellationToken cancellation)
    {
        foreach (var pending in benchmarks.SelectMany(b => PendingCompletion.Of(b, plan)).Where(p => p.IsUngraded(isRecorded, grader)))
            AddWritten(pending);
        foreach (var call in benchmarks.SelectMany(b => EncodedCall.Of([.. PendingScore.Of(b, plan)], [.. PendingCompletion.Of(b, plan)], isRecorded, engine, cancellation)))
            Take(call, cancellation);
        Take(null, cancellation);
    }

    /// <summary>Plans completions.</summary>
    /// <param name="benchmark">Their benchmark.</param>
    /// <param name="requests">What is to be completed.</param>
    /// <param name="items">The items, request by request.</param>
    /// <param name="cancellation">Looked at between forwards.</param>
    public void Add(string benchmark, IReadOnlyList<GenerationRequest> requests, IReadOnlyList<BenchmarkItem> items, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(items);
        var generator = _generator ?? throw new InvalidOperationException("completions are planned without a tokenizer");

        // Each ends with its first token: by the end of sequence, or where the tokenizer has none by a limit of one token. Nothing is drawn.
        generator.Run([.. requests.Select(r => r with { Sampling = null, MaxNewTokens = _canEnd ? r.MaxNewTokens : 1 })], (_, _) => { }, cancellation);
        _programs.AddRange(items.Where(CompletionGrader.NeedsSandbox));
        _generations.Add(new PlannedGeneration(benchmark, requests, items, Math.Max(1, _model.Rows)));
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    /// <summary>Plans to grade a completion that is written already.</summary>
    internal void AddWritten(PendingCompletion completion)
    {
        if (CompletionGrader.NeedsSandbox(completion.Item))
            _programs.Add(completion.Item);
    }

    /// <summary>Plans a call; null says that there are no more.</summary>
    internal void Take(EncodedCall? call, CancellationToken cancellation)
    {
        switch (call)
        {
            case EncodedScores scores:
                _scheduler.Score(scores.Batch.Requests, (_, _) => { }, cancellation);
                break;
            case EncodedCompletions completions:
                Add(completions.Benchmark, completions.Requests, completions.Items, cancellation);
                break;
            default:
                _isComplete = true;
                break;
        }
    }
}
