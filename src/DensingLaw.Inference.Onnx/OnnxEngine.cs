using DensingLaw.Checkpoints;
using DensingLaw.Inference.Onnx.Exports;

namespace DensingLaw.Inference.Onnx;

/// <summary>Loads checkpoints into ONNX Runtime.</summary>
public static class OnnxEngine
{
    /// <summary>
    /// Loads a checkpoint's model. The checkpoint must stay open as long as the model, which may read its mapped weights.
    /// Throws <see cref="EngineException"/> when the device or the native library cannot be used, <see cref="ConfigurationException"/> for options it does not know.
    /// </summary>
    public static ICausalLanguageModel Load(Checkpoint checkpoint, EngineOptions options)
    {
        var sessions = SessionFactory.Create(options);
        return checkpoint switch
        {
            OnnxCheckpoint export => new ExportModel(export, sessions),
            { Spec: { } spec, Weights: { } weights } => new GraphModel(spec, weights, sessions),
            _ => throw new ArgumentException($"{checkpoint.Path}: the checkpoint has neither weights nor a graph", nameof(checkpoint)),
        };
    }
}
