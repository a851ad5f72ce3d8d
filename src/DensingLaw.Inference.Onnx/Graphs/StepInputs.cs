using DensingLaw.Checkpoints;

namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>
/// Names of the step graph's inputs and outputs beside those of <see cref="DecoderInputs"/> that it shares (tokens, angles, prefixes, key split, hidden; a
/// bias is fp32 [A, 1, 1, P + C] here). A: rows, each with one new token; K: key-value heads; G: query heads a key-value head; P: tokens of all attached
/// prefixes; C: capacity of a row's buffer in tokens; D: head size.
/// </summary>
internal static class StepInputs
{
    /// <summary>int32 [A]: the place of each row's new token, which is the last that it sees; only in <see cref="DecoderKind.OwnSteps"/>.</summary>
    public const string LastKey = "last_key";

    /// <summary>int32 scalar: tokens of the longest row, the new one included; only in <see cref="DecoderKind.OwnSteps"/>.</summary>
    public const string LongestRow = "longest_row";

    /// <summary>int64 [A, K, 3]: row, head and place of each vector that is written.</summary>
    public static string WriteIndex(int heads) => $"write_index.{heads}";

    /// <summary>int64 [4]: K, A, G and P.</summary>
    public static string PrefixScores(AttentionSpec attention) => $"prefix_scores.{attention.KeyValueHeads}.{attention.QueryHeads}";

    /// <summary>int64 [3]: K, A·G and P.</summary>
    public static string PrefixFlat(AttentionSpec attention) => $"prefix_flat.{attention.KeyValueHeads}.{attention.QueryHeads}";

    /// <summary>fp32 [A, K, C, D].</summary>
    public static string OwnKey(int layer) => $"own_key.{layer}";

    /// <summary>fp32 [A, K, C, D].</summary>
    public static string OwnValue(int layer) => $"own_value.{layer}";

    /// <summary>fp32 [A, K, C, D]: the same memory as <see cref="OwnKey"/>.</summary>
    public static string NewOwnKey(int layer) => $"new_own_key.{layer}";

    /// <summary>fp32 [A, K, C, D]: the same memory as <see cref="OwnValue"/>.</summary>
    public static string NewOwnValue(int layer) => $"new_own_value.{layer}";
}
