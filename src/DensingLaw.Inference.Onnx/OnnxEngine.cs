using DensingLaw.Checkpoints;

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
        return new GraphModel(checkpoint.Spec!, checkpoint.Weights!, sessions);
    }
}
