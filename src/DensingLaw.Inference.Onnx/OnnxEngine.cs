using System.Diagnostics;
using DensingLaw.Checkpoints;
using DensingLaw.Inference.Onnx.Exports;
using Microsoft.ML.OnnxRuntime;

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
        try
        {
            var sessions = SessionFactory.Create(options);
            return checkpoint switch
            {
                OnnxCheckpoint export => new ExportModel(export, sessions),
                { Spec: { } spec, Weights: { } weights } => new GraphModel(spec, weights, sessions),
                _ => throw new ArgumentException($"{checkpoint.Path}: the checkpoint has neither weights nor a graph", nameof(checkpoint)),
            };
        }
        catch (OnnxRuntimeException error)
        {
            throw new EngineException($"{checkpoint.Path}: ONNX Runtime cannot take the model ({error.Message}); densinglaw doctor shows what is installed", error);
        }
        catch (Exception error) when (IsLoaderError(error))
        {
            throw new EngineException($"ONNX Runtime's native library does not load ({(error.InnerException ?? error).Message}); densinglaw doctor shows more", error);
        }
    }

    /// <summary>Loads the native library and says what it can do here.</summary>
    public static OnnxDiagnosis Diagnose()
    {
        try
        {
            var version = OrtEnv.Instance().GetVersionString();
            var path = Process.GetCurrentProcess().Modules.Cast<ProcessModule>().FirstOrDefault(m => m.ModuleName.Contains("onnxruntime", StringComparison.Ordinal))?.FileName;
            var missing = CudaSupport.WhatIsMissing();
            return new OnnxDiagnosis(version, path, missing is null ? ["cpu", "cuda"] : ["cpu"], missing, null);
        }
        catch (Exception error) when (IsLoaderError(error))
        {
            return new OnnxDiagnosis(null, null, [], null, (error.InnerException ?? error).Message);
        }
    }

    private static bool IsLoaderError(Exception error) => error is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException;
}
