namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>The decoder graphs there are of a model.</summary>
internal enum DecoderKind
{
    /// <summary>Rows of any length behind one prefix; their keys and values are returned.</summary>
    Rows,

    /// <summary>One token to each of several rows, whose buffers are written in place, behind attached prefixes (<see cref="StepInputs"/>).</summary>
    AttachedSteps,

    /// <summary>The same without attached prefixes, by ONNX Runtime's fused operator, which reads no more of a row's buffer than the row has filled.</summary>
    OwnSteps,
}
