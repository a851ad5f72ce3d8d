namespace DensingLaw.Inference;

/// <summary>
/// An engine with a loaded model: exact log-probabilities of tokens that follow a shared prefix. Not thread-safe; calls are synchronous.
/// </summary>
public interface ICausalLanguageModel : IDisposable
{
    /// <summary>What runs the model, and where.</summary>
    EngineInfo Engine { get; }

    /// <summary>Token ids are in [0, VocabularySize).</summary>
    int VocabularySize { get; }

    /// <summary>The longest sequence in tokens (prefix and own tokens together).</summary>
    int MaxPositions { get; }

    /// <summary>How the engine wants its batches.</summary>
    BatchShape BatchShape { get; }

    /// <summary>
    /// Runs the rows of a batch, each directly after the batch's shared prefix, and returns what was asked of their positions. Rows do not see each other.
    /// </summary>
    ForwardResult Forward(ForwardBatch batch);

    /// <summary>Opens a set of rows to continue token by token; the caller disposes it before the model.</summary>
    /// <param name="maxRows">Rows at a time, at least 1.</param>
    RowCache OpenRows(int maxRows) => new SeparateRows(this, maxRows);
}
