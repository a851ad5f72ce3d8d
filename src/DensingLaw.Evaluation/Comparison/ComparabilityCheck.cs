using System.Globalization;

namespace DensingLaw.Evaluation.Comparison;

/// <summary>Refuses to compare what was asked differently, and says which piece differs.</summary>
internal static class ComparabilityCheck
{
    public static void RequireSamePieces(ComparedBenchmark first, ComparedBenchmark second, ComparisonOptions options)
    {
        if (options.AllowDifferentPrompts || first.Pieces is null || second.Pieces is null)
            return;
        foreach (var (piece, other) in first.Pieces.Zip(second.Pieces))
        {
            if (piece.Value != other.Value)
            {
                throw new DataIntegrityException(
                    $"the runs cannot be compared: {first.Name}'s {piece.Key} is {piece.Value} in the first and {other.Value} in the second; run both the same way, or look at the differences with --allow-different-prompts");
            }
        }
    }

    public static void RequireSamePrompts(ComparedBenchmark first, ComparedBenchmark second, ItemPairing pairing, ComparisonOptions options)
    {
        if (pairing.Pairs.Count == 0)
        {
            throw new DataIntegrityException(
                $"the runs have no item of {first.Name} in common (the first begins with {first.Items[0].Item}, the second with {second.Items[0].Item}); compare runs of the same items");
        }

        if (options.AllowDifferentPrompts)
            return;
        var differing = pairing.Pairs.Where(p => p.PromptsDiffer).ToArray();
        if (differing.Length == 0)
            return;
        var (a, b) = differing[0];
        throw new DataIntegrityException(string.Create(
            CultureInfo.InvariantCulture,
            $"the runs cannot be compared: the prompts of {differing.Length} of {pairing.Pairs.Count} items of {first.Name} differ, first of {a.Item} (SHA-256 {a.PromptSha256![..8]}… and {b.PromptSha256![..8]}…{Shortened(a, b)}); run both the same way, or look at the differences with --allow-different-prompts"));
    }

    private static string Shortened(ComparedItem a, ComparedItem b) => a.Truncated || b.Truncated ? ", shortened to fit the model" : "";
}
