using DensingLaw.Checkpoints;

namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>
/// Names of the decoder graph's inputs and outputs. T: own tokens of all rows, packed one row after another; R: rows; S: the longest row; P: prefix
/// tokens (may be 0); N: read positions.
/// </summary>
internal static class DecoderInputs
{
    /// <summary>int64 [T].</summary>
    public const string Tokens = "tokens";

    /// <summary>int64 [R, S]: the packed index of each padded slot; slots behind a row's end name any token, and nothing reads them.</summary>
    public const string PadIndex = "pad_index";

    /// <summary>int64 [T]: the padded slot r·S + s of each packed token.</summary>
    public const string UnpadIndex = "unpad_index";

    /// <summary>int64 [N]: packed indices of the positions that are read.</summary>
    public const string ReadIndex = "read_index";

    /// <summary>int64 [2]: P and S.</summary>
    public const string KeySplit = "key_split";

    /// <summary>fp32 [N, hidden]: the residual stream at the read positions, before the final norm.</summary>
    public const string Hidden = "hidden";

    /// <summary>fp32 [T, rotated channels / 2].</summary>
    public static string Cosine(int table) => $"cosine.{table}";

    /// <summary>fp32 [T, rotated channels / 2].</summary>
    public static string Sine(int table) => $"sine.{table}";

    /// <summary>
    /// fp32 [S, S]: 0 where a query sees an own key, −∞ elsewhere; with a sliding window [S, P + S] over prefix keys too.
    /// </summary>
    public static string Bias(int? window) => window is null ? "bias" : $"bias.{window}";

    /// <summary>int64: target shape of one of the attention's reshapes, see <see cref="AttentionShape"/>.</summary>
    public static string Shape(AttentionShape shape, AttentionSpec attention) =>
        $"{shape}.{attention.KeyValueHeads}.{attention.QueryHeads}.{attention.HeadSize}";

    /// <summary>fp32 [key-value heads, P, head size].</summary>
    public static string PrefixKey(int layer) => $"prefix_key.{layer}";

    /// <summary>fp32 [key-value heads, P, head size].</summary>
    public static string PrefixValue(int layer) => $"prefix_value.{layer}";

    /// <summary>fp32 [key-value heads, R·S, head size].</summary>
    public static string OwnKey(int layer) => $"own_key.{layer}";

    /// <summary>fp32 [key-value heads, R·S, head size].</summary>
    public static string OwnValue(int layer) => $"own_value.{layer}";
}
