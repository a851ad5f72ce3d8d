using System.Text.Json.Nodes;
using DensingLaw.Checkpoints;
using DensingLaw.Density;
using DensingLaw.Evaluation;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Mmlu;
using DensingLaw.Evaluation.Comparison;
using DensingLaw.Inference;
using DensingLaw.Reporting;
using DensingLaw.Tokenization.Chat;

namespace DensingLaw.Cli.Tests;

/// <summary>The commands over <see cref="TableModel"/>, digits as the tokenizer, and two made-up benchmarks.</summary>
internal static class TestComposition
{
    public const int Items = 30;

    public static Composition Create(Action<int>? beforeScore = null) => new()
    {
        Measure = new MeasureParts
        {
            BenchmarkNames = ["mmlu", "bbh"],
            OpenCheckpoint = path => new OpenedCheckpoint
            {
                Checkpoint = new EmptyCheckpoint
                {
                    Path = path,
                    Parameters = new ParameterCounts(1000, 800, 800),
                    Family = "llama",
                    Precision = "f32",
                    Files = [],
                },
                Description = new PlannedCheckpoint
                {
                    Path = path,
                    Sha256 = "c",
                    TokenizerSha256 = "t",
                    AddsBos = false,
                    Family = "llama",
                    Parameters = new ParameterCounts(1000, 800, 800),
                    Precision = "f32",
                },
                EncodePair = (context, continuation) => new EncodedPair(Encode(context), Encode(continuation), false),
                EncodeAlone = Encode,
                EncodeSeam = (_, _) => throw new InvalidOperationException("no losses are measured"),
                EncodePrompt = (prompt, _) => Encode(prompt),
            },
            LoadBenchmark = request => Benchmark(request.Name),
            StartSandbox = () => throw new EngineException("no sandbox"),
            OpenEngine = (_, request) => request.Device == "cuda" ? throw new EngineException("no CUDA driver; install one or use --device cpu") : Engine(beforeScore),
            LoadReference = (request, _) => request.Curve is not { } curve ? ReferenceCurveSet.LoadPublished() : ReferenceCurveSet.LoadPublished() with { Id = curve },
            EstimateDensity = (_, records, references, _) => new DensitySection
            {
                Curve = references.Id,
                Score = records.Choices.Average(r => r.Correct ? 1.0 : 0),
                ReferenceTokens = 5e12,
                EffectiveParameters = 1600,
                EffectiveParametersInterval = null,
                Value = 2,
                Interval = new IntervalSection(1, 3, 0.9),
                Status = "in-range",
                Notes = ["a note"],
            },
        },
        Probes = new ProbeParts
        {
            BenchmarkNames = ["mmlu"],
            OpenTokenizer = _ => new ProbeTokenizer
            {
                Encode = (text, special) => (special ? [7, .. Encode(text)] : Encode(text), [.. Encode(text).Select((_, i) => (i, i + 1))]),
                Decode = (ids, skip) => string.Concat(ids.Where(i => !skip || i != 7)),
            },
            OpenChat = _ => new ProbeChat
            {
                Render = ChatTemplate.Parse(
                    "{% for m in messages %}{{ raise_exception('bad role') if m.role == 'x' else m.content }}{% endfor %}"
                    + "{% if add_generation_prompt %}{{ 7 if enable_thinking else 6 }}{% endif %}").Render,
                Encode = Encode,
            },
            OpenModel = (_, _) => new ProbeModel
            {
                Model = new TableModel(),
                EncodeText = Encode,
                OpenGenerator = _ => TableGenerator.Run,
                EncodePlain = Encode,
                PrefixToken = () => 0,
                EndIds = () => new HashSet<int> { 6 },
                EncodePair = (context, continuation) => new EncodedPair(Encode(context), Encode(continuation), false),
                EncodeSeam = (context, continuation) => new SeamEncoding
                {
                    Context = Encode(context.Trim()),
                    Scored = Encode(continuation.Trim()),
                    ContextRest = [],
                    MovedBytes = 0,
                    MovedSpaces = 0,
                    UnknownTokens = 0,
                    BoundaryMerged = false,
                },
                AddsBos = () => false,
            },
            Documents = (name, _, _) => Benchmark(name).Items.Select((i, n) => KeyValuePair.Create(
                i.Id, new LmEvalDocument(i.Subtask, n, i.Prompt, new JsonObject { ["question"] = i.Prompt, ["answer"] = i.GoldIndex }, $"{i.GoldIndex}", i.Continuations))).ToDictionary(),
            Prompts = (name, _, _, allowModifiedData) => new ProbeBenchmark(
                Benchmark(name).Items.Take(2).Select(i => new ProbePrompt(i.Id, i.Prompt, "A")), allowModifiedData ? ["file has 2 items; 3 are needed"] : []),
        },
    };

    private static int[] Encode(string text) => [.. text.Select(c => c is >= '0' and <= '7' ? c - '0' : throw new FormatException($"'{c}' is no token"))];

    private static RunBenchmark Benchmark(string name) => new(
        new PlannedBenchmark(name, $"{name}/test", "p", "d", Items),
        // The prompt ends in digit i: the model prefers i + 1. Two of three items have that as their right choice.
        [.. Enumerable.Range(0, Items).Select(i => new BenchmarkItem
        {
            Id = $"s{i % 2}/{i}",
            Subtask = $"s{i % 2}",
            PromptPrefix = "0",
            Question = $"{i % 8}",
            Continuations = [$"{(i + 1) % 8}", $"{(i + 3) % 8}"],
            GoldIndex = i % 3 == 0 ? 1 : 0,
            Target = "A",
            Source = new MmluQuestion("", ["45"], 0),
        })])
    {
        Choice = ChoiceRule.Sum,
    };

    private static OpenedEngine Engine(Action<int>? beforeScore)
    {
        var scored = 0;
        return new OpenedEngine
        {
            Model = new TableModel(),
            Statistics = () => new SchedulerStatistics(scored * 2, scored, scored, 0.5),
            Generate = (_, _, _) => { },
            GenerationStatistics = () => default,
            Score = (requests, finished, cancellation) =>
            {
                for (var i = 0; i < requests.Count; i++)
                {
                    if (requests[i].IsKnown)
                        continue;
                    cancellation.ThrowIfCancellationRequested();
                    beforeScore?.Invoke(scored++);
                    var logProb = TableModel.LogProb(requests[i].Context.Span[^1], requests[i].Continuation.Span[0]);
                    finished(i, new ScoreResult(logProb, [logProb], logProb == TableModel.Likely));
                }
            },
        };
    }

    private sealed class EmptyCheckpoint : Checkpoint
    {
        protected override void Dispose(bool disposing)
        {
        }
    }
}
