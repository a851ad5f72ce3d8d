namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>
/// The reshapes of bifurcated attention whose sizes are known only with the batch. K: key-value heads; G: query heads a key-value head; R: rows;
/// S: longest row; P: prefix tokens; D: head size. P may be 0, which ONNX's −1 cannot express, so the host computes all sizes.
/// </summary>
internal enum AttentionShape
{
    /// <summary>[K, R, G, S, P].</summary>
    PrefixScores,

    /// <summary>[K, R, G, S, S].</summary>
    OwnScores,

    /// <summary>[K, R·G·S, P].</summary>
    PrefixFlat,

    /// <summary>[K, R, G·S, S].</summary>
    OwnFlat,

    /// <summary>[K, R, G, S, D].</summary>
    Context,
}
