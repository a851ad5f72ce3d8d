namespace DensingLaw.Checkpoints;

/// <summary>What a weight does in the model, whatever the file calls it. Matrices are [out, in].</summary>
public enum WeightRole
{
    /// <summary>[vocabulary, hidden]; no layer.</summary>
    Embedding,

    /// <summary>[hidden]; no layer.</summary>
    FinalNorm,

    /// <summary>[vocabulary, hidden]; no layer; absent when embeddings are tied.</summary>
    Head,

    /// <summary>[hidden].</summary>
    AttentionNorm,

    /// <summary>[query heads · head size, hidden].</summary>
    Query,

    /// <summary>[query heads · head size].</summary>
    QueryBias,

    /// <summary>[key-value heads · head size, hidden].</summary>
    Key,

    /// <summary>[key-value heads · head size].</summary>
    KeyBias,

    /// <summary>[key-value heads · head size, hidden].</summary>
    Value,

    /// <summary>[key-value heads · head size].</summary>
    ValueBias,

    /// <summary>[hidden, query heads · head size].</summary>
    AttentionOutput,

    /// <summary>[hidden].</summary>
    AttentionOutputBias,

    /// <summary>[hidden].</summary>
    MlpNorm,

    /// <summary>[intermediate, hidden].</summary>
    MlpGate,

    /// <summary>[intermediate].</summary>
    MlpGateBias,

    /// <summary>[intermediate, hidden].</summary>
    MlpUp,

    /// <summary>[intermediate].</summary>
    MlpUpBias,

    /// <summary>[hidden, intermediate].</summary>
    MlpDown,

    /// <summary>[hidden].</summary>
    MlpDownBias,
}
