using System.Diagnostics;
using System.Globalization;
using DensingLaw.Checkpoints;
using TorchSharp;

namespace DensingLaw.Inference.Torch;

/// <summary>Loads checkpoints into libtorch, through TorchSharp.</summary>
public static class TorchEngine
{
    /// <summary>
    /// Loads a checkpoint's model; its weights are copied, so that the checkpoint may be closed afterwards. The number of threads is the process's.
    /// Throws <see cref="EngineException"/> when the device or the native library cannot be used, <see cref="ConfigurationException"/> for options or
    /// checkpoints it does not take.
    /// </summary>
    public static ICausalLanguageModel Load(Checkpoint checkpoint, EngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(options);
        if (checkpoint is not { Spec: { } spec, Weights: { } weights })
            throw new ConfigurationException($"{checkpoint.Path}: is a graph of its own, which the torch engine cannot run; use --engine onnx");
        if (options.Threads < 1)
            throw new ConfigurationException(string.Create(CultureInfo.InvariantCulture, $"--threads {options.Threads} is not possible; use 1 or more"));
        if (TorchLibrary.Problem is { } problem)
            throw new EngineException(problem);
        var device = TorchDevice.Choose(options);
        torch.set_num_threads(options.Threads);
        return new TorchModel(spec, weights, device, options.Threads);
    }

    /// <summary>Loads the native library and says what it can do here.</summary>
    public static TorchDiagnosis Diagnose()
    {
        if (TorchLibrary.Problem is { } problem)
            return new TorchDiagnosis(null, null, [], null, problem);
        using var process = Process.GetCurrentProcess();
        var path = process.Modules.Cast<ProcessModule>().FirstOrDefault(m => m.ModuleName.Contains("torch_cpu", StringComparison.Ordinal))?.FileName;
        var missing = TorchDevice.WhatCudaLacks();
        return new TorchDiagnosis(torch.__version__, path, missing is null ? ["cpu", "cuda"] : ["cpu"], missing, null);
    }
}
