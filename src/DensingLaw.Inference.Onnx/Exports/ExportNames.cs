namespace DensingLaw.Inference.Onnx.Exports;

/// <summary>Input and output names of decoder exports (Optimum and ONNX Runtime GenAI spell them alike).</summary>
internal static class ExportNames
{
    /// <summary>int64 [B, S].</summary>
    public const string Tokens = "input_ids";

    /// <summary>int64 [B, P + S]: 1 for tokens, 0 for filling.</summary>
    public const string Mask = "attention_mask";

    /// <summary>int64 [B, S].</summary>
    public const string Positions = "position_ids";

    /// <summary>fp32 [B, S, vocabulary].</summary>
    public const string Logits = "logits";

    /// <summary>fp32 [B, key-value heads, P, head size].</summary>
    public static string PastKey(int layer) => $"past_key_values.{layer}.key";

    /// <summary>fp32 [B, key-value heads, P, head size].</summary>
    public static string PastValue(int layer) => $"past_key_values.{layer}.value";

    /// <summary>fp32 [B, key-value heads, P + S, head size].</summary>
    public static string PresentKey(int layer) => $"present.{layer}.key";

    /// <summary>fp32 [B, key-value heads, P + S, head size].</summary>
    public static string PresentValue(int layer) => $"present.{layer}.value";
}
