using DensingLaw.Evaluation.Benchmarks;
using DensingLaw.Evaluation.Benchmarks.Mmlu;
using DensingLaw.Inference;

namespace DensingLaw.Evaluation;

/// <summary>The likelihoods of an item's continuations.</summary>
internal sealed class PendingChoice(RunBenchmark benchmark, BenchmarkItem item, int ordinal, string key, string promptSha256, ChoiceRule rule)
    : PendingScore(benchmark, item, ordinal, key)
{
    public override PreparedScore Prepare(RunEngine engine) => rule == ChoiceRule.WholeText ? WholeTexts(engine) : Continuations(engine);

    /// <summary>Each continuation after the prompt: the longest of the protocol's prompts that leaves room for all of them.</summary>
    private PreparedChoice Continuations(RunEngine engine)
    {
        var prompts = Item.PromptsByLength.GetEnumerator();
        prompts.MoveNext();
        while (true)
        {
            var pairs = Item.Continuations.Select(c => engine.EncodePair(prompts.Current, c)).ToArray();
            var fits = pairs.All(p => p.Context.Length + p.Continuation.Length <= engine.MaxPositions + 1);
            if (fits || !prompts.MoveNext())
                return Fit(pairs, engine);
        }
    }

    private PreparedChoice Fit(EncodedPair[] pairs, RunEngine engine)
    {
        var requests = new ScoreRequest[pairs.Length];
        var truncated = false;
        for (var i = 0; i < requests.Length; i++)
        {
            var continuation = pairs[i].Continuation.Length > 0 ? pairs[i].Continuation : engine.EncodeAlone(Item.Continuations[i]);
            if (continuation.Length == 0)
                throw new ConfigurationException($"choice {i} of item '{Item.Id}' of {Benchmark.Plan.Name} has no tokens; check the benchmark's files");
            // Choices of one length have one context, which is then held once.
            var context = pairs[i].Context.AsSpan().SequenceEqual(pairs[0].Context) ? pairs[0].Context : pairs[i].Context;
            requests[i] = SequenceFit.Fit(context, continuation, engine.MaxPositions, out var cut) ?? throw new ConfigurationException(
                $"choice {i} of item '{Item.Id}' of {Benchmark.Plan.Name} has {continuation.Length} tokens; the model takes {engine.MaxPositions}");
            requests[i] = requests[i] with { WantsRank = rule == ChoiceRule.TopHundred };
            truncated |= cut;
        }

        return new PreparedChoice(this, requests)
        {
            PromptSha256 = promptSha256,
            PromptTokens = pairs.Max(p => p.Context.Length),
            Truncated = truncated,
            BoundaryMerged = pairs.Any(p => p.BoundaryMerged),
            Rule = rule,
            Counts = rule == ChoiceRule.PerByte ? (Item.Source as MmluQuestion)?.ChoiceBytes() ?? throw new InvalidOperationException($"item '{Item.Id}' has no texts of its choices") : null,
        };
    }

    /// <summary>Prompt and continuation as one text, of which every token but the first is scored.</summary>
    private PreparedChoice WholeTexts(RunEngine engine)
    {
        var truncated = false;
        var texts = Item.Continuations.Select(continuation =>
        {
            int[] tokens = [];
            foreach (var prompt in Item.PromptsByLength)
            {
                tokens = engine.EncodePrompt(prompt + continuation, false);
                if (tokens.Length <= engine.MaxPositions)
                    return tokens;
            }

            truncated = true;
            return tokens[^engine.MaxPositions..];
        }).ToArray();
        return new PreparedChoice(this, [.. texts.Select(t => new ScoreRequest(t.AsMemory(0, 1), t.AsMemory(1)))])
        {
            PromptSha256 = promptSha256,
            PromptTokens = texts.Max(t => t.Length),
            Truncated = truncated,
            BoundaryMerged = false,
            Rule = rule,
            Counts = [.. texts.Select(t => t.Length)],
        };
    }
}
