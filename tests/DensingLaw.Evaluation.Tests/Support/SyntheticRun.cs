using DensingLaw.Checkpoints;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation.Tests;

/// <summary>A small made-up benchmark and a scoring rule that needs no model: what a choice scores is a fixed function of its tokens.</summary>
internal static class SyntheticRun
{
    public const int Items = 120;

    public static RunPlan Plan { get; } = new()
    {
        Checkpoint = new PlannedCheckpoint
        {
            Path = "/models/Tiny Model_1B",
            Sha256 = new string('a', 64),
            TokenizerSha256 = new string('b', 64),
            AddsBos = false,
            Family = "llama",
            Parameters = new ParameterCounts(1000, 800, 800),
            Precision = "q4_1",
            Quantization = "gguf:q4_1",
        },
        Engine = new EngineInfo("onnx", "1.31.0", "cpu", 2, "fp32"),
        Benchmarks = [new PlannedBenchmark("mmlu", "mmlu/lm-eval-5shot", new string('c', 64), new string('d', 64), Items)],
        Limit = 40,
    };

    public static RunBenchmark Benchmark { get; } = new(
        Plan.Benchmarks[0],
        [.. Enumerable.Range(0, Items).Select(i => new BenchmarkItem
        {
            Id = $"subject_{i / 40}/{i % 40}",
            Subtask = $"subject_{i / 40}",
            PromptPrefix = "",
            Question = $"Question {i}\nAnswer:",
            Continuations = [" A", " B", " C", " D"],
            GoldIndex = i % 4,
            Target = "ABCD"[i % 4].ToString(),
        })])
    {
        Choice = ChoiceRule.Sum,
    };

    public static RunEngine Scoring(Action<int>? beforeScore = null, int maxPositions = 2048)
    {
        long tokens = 0;
        return new RunEngine
        {
            EncodePair = (context, continuation) => new EncodedPair(Encode(context), Encode(continuation), false),
            EncodeSeam = (_, _) => throw new InvalidOperationException("no losses are measured"),
            EncodePrompt = (prompt, _) => Encode(prompt),
            Generate = (requests, _, _) => Assert.Empty(requests),
            GenerationStatistics = () => default,
            EncodeAlone = Encode,
            Statistics = () => new SchedulerStatistics(tokens, tokens / 4, 1, 0.5),
            MaxPositions = maxPositions,
            Score = (requests, finished, cancellation) =>
            {
                for (var i = 0; i < requests.Count; i++)
                {
                    if (requests[i].IsKnown)
                        continue;
                    cancellation.ThrowIfCancellationRequested();
                    beforeScore?.Invoke(i);
                    tokens += requests[i].Context.Length;
                    finished(i, Result(requests[i]));
                }
            },
        };
    }

    /// <summary>The run, with what its journal holds.</summary>
    public static MeasureRun Run(string journalPath, JournalWriter journal)
    {
        using var reader = JournalReader.Open(journalPath);
        return new MeasureRun(Plan, [Benchmark], journal, reader.ReadAll(), TimeProvider.System);
    }

    public static int[] Encode(string text) => [.. text.Select(c => (int)c)];

    private static ScoreResult Result(ScoreRequest request)
    {
        var seed = request.Context.ToArray().Concat(request.Continuation.ToArray()).Aggregate(17, (h, t) => unchecked((h * 31) + t));
        var logLikelihood = -1.0 - ((seed & 0xFFFF) / 7919.0);
        return new ScoreResult(logLikelihood, [(float)logLikelihood], (seed & 1) == 0);
    }
}
