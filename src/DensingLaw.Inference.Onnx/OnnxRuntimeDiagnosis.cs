using Microsoft.ML.OnnxRuntime;

namespace DensingLaw.Inference.Onnx;

/// <summary>What the native ONNX Runtime says of itself.</summary>
/// <param name="Version">The native library's version.</param>
/// <param name="LibraryPath">Where it was loaded from, or null where the system does not tell.</param>
/// <param name="Providers">The execution providers it was built with.</param>
/// <param name="CudaMissing">Null when CUDA can be used; otherwise what is missing and what to do.</param>
public sealed record OnnxRuntimeDiagnosis(string Version, string? LibraryPath, IReadOnlyList<string> Providers, string? CudaMissing)
{
    private const string MemoryMaps = "/proc/self/maps";

    /// <summary>Loads the native library and asks it.</summary>
    /// <exception cref="EngineException">It does not load; the message is the loader's own.</exception>
    public static OnnxRuntimeDiagnosis Make()
    {
        try
        {
            var runtime = OrtEnv.Instance();
            return new OnnxRuntimeDiagnosis(runtime.GetVersionString(), LoadedFrom(), runtime.GetAvailableProviders(), CudaSupport.WhatIsMissing());
        }
        catch (Exception error) when (error is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
        {
            throw new EngineException($"ONNX Runtime does not load: {(error.InnerException ?? error).Message.Split('\n')[0]}", error);
        }
    }

    private static string? LoadedFrom()
    {
        if (!File.Exists(MemoryMaps))
            return null;
        var line = File.ReadLines(MemoryMaps).FirstOrDefault(l => l.Contains("libonnxruntime.so", StringComparison.Ordinal));
        return line?[line.IndexOf('/', StringComparison.Ordinal)..];
    }
}
