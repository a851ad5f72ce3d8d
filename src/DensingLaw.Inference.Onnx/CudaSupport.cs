using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace DensingLaw.Inference.Onnx;

/// <summary>Says whether CUDA can be used, and if not, what is missing.</summary>
internal static class CudaSupport
{
    private static readonly string[] s_providers = ["libonnxruntime_providers_shared.so", "libonnxruntime_providers_cuda.so"];

    /// <summary>What the CUDA provider of this ONNX Runtime is linked against; its convolutions and its own attention would load cuDNN, which our graphs do not use.</summary>
    private static readonly string[] s_libraries = ["libcudart.so.13", "libcublas.so.13", "libcublasLt.so.13", "libcurand.so.10"];

    /// <summary>Null when CUDA can be used; otherwise one line: what is missing and what to do.</summary>
    public static string? WhatIsMissing()
    {
        if (!NativeLibrary.TryLoad("libcuda.so.1", out _))
        {
            return "no NVIDIA driver is loaded (libcuda.so.1 not found); install the driver, or use --device cpu";
        }

        if (!OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider"))
        {
            return $"this ONNX Runtime ({OrtEnv.Instance().GetVersionString()}) is built without CUDA; {Mend}, or use --device cpu";
        }

        if (s_providers.FirstOrDefault(p => !IsBesideProgram(p)) is { } missing)
        {
            return $"the CUDA provider library {missing} is not beside the program; {Mend}, or use --device cpu";
        }

        foreach (var library in s_libraries)
        {
            if (!NativeLibrary.TryLoad(library, out _))
            {
                return $"{library} not found; install CUDA 13 or put it on LD_LIBRARY_PATH, or use --device cpu";
            }
        }

        return null;
    }

    private static string Mend => ProgramFolder.IsBuilt
        ? "it comes with the official Microsoft.ML.OnnxRuntime.Gpu package (scripts/restore-packages --official)"
        : "this copy of the program was made for CPUs; from the sources scripts/publish --cuda makes one with it";

    private static bool IsBesideProgram(string library) =>
        File.Exists(Path.Combine(ProgramFolder.Path, library)) || File.Exists(Path.Combine(ProgramFolder.Path, "runtimes", "linux-x64", "native", library));
}
