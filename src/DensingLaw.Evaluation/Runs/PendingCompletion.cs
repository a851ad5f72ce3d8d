using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Grading;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>A completion to write, with its address in the journal.</summary>
internal sealed class PendingCompletion
{
    private readonly GenerationSettings _generation;
    private readonly PlannedCompletions _plan;
    private readonly string _promptSha256;

    private PendingCompletion(RunBenchmark benchmark, PlannedBenchmark asked, BenchmarkItem item, int ordinal, int sample, RunPlan plan)
    {
        (Benchmark, Item, Ordinal, Sample) = (benchmark, item, ordinal, sample);
        _generation = benchmark.Generation!;
        _plan = benchmark.Plan.Completions!;
        _promptSha256 = ResultAddress.Sha256(item.Prompt);
        // The prompt's hash is of the text before the chat template, so that the template takes part by itself.
        var template = _plan.Chat ? $" template={plan.Checkpoint.ChatTemplateSha256}" : "";
        var settings = string.Create(
            CultureInfo.InvariantCulture, $"completion/1 {_plan.Decoding} sample={sample} chat={_plan.Chat}{template} thinking={_plan.EndOfThinking}");
        Key = ResultAddress.Of(plan, asked, item, _promptSha256, settings);
    }

    public RunBenchmark Benchmark { get; }

    public BenchmarkItem Item { get; }

    public int Ordinal { get; }

    public int Sample { get; }

    public string Key { get; }

    /// <summary>All completions of a benchmark; none where continuations are compared.</summary>
    public static IEnumerable<PendingCompletion> Of(RunBenchmark benchmark, RunPlan plan)
    {
        if (benchmark.Plan.Completions is not { } completions)
            return [];

        // Addressed not by the whole protocol: how an answer is found and graded does not change what is written.
        var asked = benchmark.Plan with { ProtocolSha256 = benchmark.Generation!.Sha256() };
        return benchmark.Items.SelectMany((item, i) => Enumerable.Range(0, completions.Samples).Select(sample => new PendingCompletion(benchmark, asked, item, i, sample, plan)));
    }

    /// <summary>The address of a grade of this completion.</summary>
    public string GradeKey(string grader) => ResultAddress.Sha256($"grade/1 {Key} {grader}");

    /// <summary>Whether the journal holds this completion without the grade that a grader could give it.</summary>
    public bool IsUngraded(Func<string, bool> isRecorded, CompletionGrader grader) => isRecorded(Key) && grader.CanGrade(Item) && !isRecorded(GradeKey(grader.Id(Item)));

    /// <summary>Encodes the prompt. One that is too long loses its left, so that there is room for the protocol's new tokens.</summary>
    public (GenerationRequest Request, int PromptTokens) Prepare(RunEngine engine)
    {
        var tokens = engine.EncodePrompt(Item.Prompt, _plan.Chat);
        var room = engine.MaxPositions - _generation.MaxNewTokens;
        if (room < 1)
        {
            throw new ConfigurationException(
                $"{Benchmark.Plan.Protocol} writes up to {_generation.MaxNewTokens} tokens and the model takes {engine.MaxPositions} in all; give a smaller --max-new-tokens");
        }

        var request = new GenerationRequest(tokens.AsMemory(Math.Max(0, tokens.Length - room)), _generation.MaxNewTokens, _generation.StopStrings)
        {
            EndOfThinking = _plan.EndOfThinking,
            Sampling = Benchmark.Sampling.IsGreedy ? null : new SamplingParameters(Benchmark.Sampling.Temperature, Benchmark.Sampling.TopP, Seed()),
        };
        return (request, tokens.Length);
    }

    public CompletionRecord ToRecord(GenerationRequest request, int promptTokens, GenerationResult result) => new()
    {
        Benchmark = Benchmark.Plan.Name,
        Subtask = Item.Subtask,
        Item = Item.Id,
        Sample = Sample,
        PromptSha256 = _promptSha256,
        PromptTokens = promptTokens,
        Truncated = request.Prompt.Length < promptTokens,
        NewTokens = result.Tokens.Length,
        Stop = result.Stop,
        Text = result.Text,
        Completion = result.Completion,
    };

    // Draws depend on the run's seed and on what is drawn for, not on what else is in a batch.
    private ulong Seed() => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Benchmark.Sampling.Seed}\n{Benchmark.Plan.Name}\n{Item.Id}\n{Sample}"))));
}
