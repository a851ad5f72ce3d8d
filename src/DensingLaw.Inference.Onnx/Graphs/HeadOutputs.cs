namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>What a head's graph returns beside the targets' log-probabilities and the most probable token; each costs time on every position.</summary>
[Flags]
internal enum HeadOutputs
{
    None = 0,

    /// <summary>The most probable tokens.</summary>
    Top = 1,

    /// <summary>The log-probabilities of the whole vocabulary.</summary>
    Distribution = 2,

    /// <summary>How many tokens are likelier than each target.</summary>
    Ranks = 4,
}
