using System.Globalization;
using DensingLaw.Evaluation.Comparison;

namespace DensingLaw.Evaluation.Nightly;

/// <summary>Holds a few fixed items against the baseline's before the long run: a changed tokenizer, template or beginning-of-sequence token shows at once.</summary>
public static class CanaryCheck
{
    /// <summary>What shows before a model is loaded: seconds, however long the canary.</summary>
    /// <param name="first">The baseline's checkpoint.</param>
    /// <param name="second">This night's.</param>
    public static IReadOnlyList<GateCheck> Of(PlannedCheckpoint first, PlannedCheckpoint second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return
        [
            Same("canary tokenizer", first.TokenizerSha256, second.TokenizerSha256, "the tokenizer's definition changed"),
            Same("canary template", first.ChatTemplateSha256, second.ChatTemplateSha256, "the chat template changed"),
            first.AddsBos == second.AddsBos
                ? new GateCheck("canary BOS", true, "unchanged")
                : new GateCheck("canary BOS", false, $"the beginning-of-sequence token is {(second.AddsBos ? "now added" : "no longer added")}"),
        ];
    }

    /// <summary>The gates of the canary's items.</summary>
    /// <param name="first">The baseline's canary.</param>
    /// <param name="second">This night's.</param>
    /// <param name="gates">What may change.</param>
    public static IReadOnlyList<GateCheck> Of(ComparedRun first, ComparedRun second, NightlyGates gates)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(gates);
        ItemPair[] pairs = [.. first.Benchmarks.Join(second.Benchmarks, b => b.Name, b => b.Name, ItemPairing.Of).SelectMany(p => p.Pairs)];
        if (pairs.Length == 0)
            return [new GateCheck("canary items", false, "the baseline's canary has no item in common; pin another baseline or keep the canary's suite")];
        return
        [
            Count("canary prompts", pairs, p => p.PromptsDiffer, "have another prompt: the template or the data changed"),
            Count("canary tokens", pairs, p => p.First.PromptTokens != p.Second.PromptTokens, "have another number of tokens: the tokenizer or the beginning-of-sequence token changed"),
            first.Manifest?.Plan.Checkpoint.Sha256 == second.Manifest?.Plan.Checkpoint.Sha256 ? Numbers(pairs, gates.CanaryNats) : new GateCheck("canary numbers", null, "another checkpoint than the baseline's: numbers may differ"),
            Shift(pairs, gates.CanaryShift),
        ];
    }

    // A baseline older than the field, or a checkpoint without a template, has nothing to hold against.
    private static GateCheck Same(string name, string? first, string? second, string change) => first is null ? new GateCheck(name, null, "the baseline does not tell")
        : first == second ? new GateCheck(name, true, "unchanged")
        : new GateCheck(name, false, second is null ? $"{change}: it is gone" : $"{change}: SHA-256 {first[..8]}… became {second[..8]}…; if it was meant, pin a new baseline");

    private static GateCheck Count(string name, ItemPair[] pairs, Func<ItemPair, bool> differs, string meaning)
    {
        var count = pairs.Count(differs);
        return new GateCheck(name, count == 0, count == 0 ? Text($"{pairs.Length} items, unchanged") : Text($"{count} of {pairs.Length} items {meaning}"));
    }

    private static GateCheck Numbers(ItemPair[] pairs, double most)
    {
        var largest = pairs.Max(p => ItemDifference.Of("", p).Nats);
        return new GateCheck("canary numbers", largest <= most, Text($"log-likelihoods differ by up to {largest:0.000000} nats; {most} are allowed for the same checkpoint"));
    }

    private static GateCheck Shift(ItemPair[] pairs, double most)
    {
        double[] shifts = [.. pairs.Select(GoldShift).OfType<double>()];
        if (shifts.Length == 0)
            return new GateCheck("canary likelihood", null, "no item has a likelihood of its right answer");
        var mean = shifts.Average();
        return new GateCheck("canary likelihood", mean >= -most, Text($"the right answers' log-likelihoods changed by {mean:+0.0000;-0.0000;0.0000} nats on average; no fall of more than {most} is allowed"));
    }

    private static double? GoldShift(ItemPair pair) =>
        pair.First is { LogLikelihoods: { } a, Gold: { } i } && pair.Second is { LogLikelihoods: { } b } && i < a.Count && i < b.Count ? b[i] - a[i] : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
