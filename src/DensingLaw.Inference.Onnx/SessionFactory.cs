using System.Globalization;
using DensingLaw.Inference.Onnx.Graphs;
using Microsoft.ML.OnnxRuntime;

namespace DensingLaw.Inference.Onnx;

/// <summary>Creates sessions on one device with one number of threads.</summary>
internal sealed class SessionFactory(DeviceChoice device, int threads)
{
    public DeviceChoice Device => device;

    public int Threads => threads;

    /// <summary>Ends a call that is under way.</summary>
    public CancellationToken Cancellation { get; private init; }

    /// <summary>Where outputs that stay on the device live.</summary>
    public OrtMemoryInfo DeviceMemory { get; } = device.Cuda is { } number
        ? new OrtMemoryInfo("Cuda"u8.ToArray(), OrtAllocatorType.DeviceAllocator, number, OrtMemType.Default)
        : OrtMemoryInfo.DefaultInstance;

    /// <summary>Resolves <c>auto</c> and checks that what was asked for can be had; never falls back.</summary>
    public static SessionFactory Create(EngineOptions options)
    {
        if (options.Precision != "fp32")
        {
            throw new ConfigurationException($"precision '{options.Precision}' is not supported; use fp32");
        }

        if (options.Threads < 1)
        {
            throw new ConfigurationException(string.Create(CultureInfo.InvariantCulture, $"--threads {options.Threads} is not possible; use 1 or more"));
        }

        // Kernels warn once each of what our graphs never do, through the environment's logger and not the session's.
        OrtEnv.Instance().EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;
        if (options.Device == "auto")
        {
            return new SessionFactory(CudaSupport.WhatIsMissing() is null ? new DeviceChoice(0) : DeviceChoice.Cpu, options.Threads) { Cancellation = options.Cancellation };
        }

        var device = DeviceChoice.Parse(options.Device);
        if (device.Cuda is not null && CudaSupport.WhatIsMissing() is { } missing)
        {
            throw new EngineException($"--device {options.Device} cannot be used: {missing}");
        }

        return new SessionFactory(device, options.Threads) { Cancellation = options.Cancellation };
    }

    /// <summary>
    /// Creates a session for a graph of ours. Its weights are given in <paramref name="options"/>; the empty file they claim to lie in exists only
    /// meanwhile, so that a part of ONNX Runtime that would read it fails instead of seeing wrong numbers.
    /// </summary>
    /// <param name="model">The graph.</param>
    /// <param name="options">With the weights.</param>
    /// <param name="packed">Where sessions of the same weights share what they rearranged of them; null for graphs without weights.</param>
    public static InferenceSession Create(byte[] model, SessionOptions options, PrePackedWeightsContainer? packed = null)
    {
        var folder = Directory.CreateTempSubdirectory("densinglaw-");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, GraphBuilder.WeightsFile), []);
            options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", folder.FullName);
            return packed is null ? new InferenceSession(model, options) : new InferenceSession(model, options, packed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Opens an exported model; what ONNX Runtime cannot read or run is an error that names the file.</summary>
    public static InferenceSession Open(string path, SessionOptions options)
    {
        try
        {
            return new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException error)
        {
            throw new DataIntegrityException($"{path}: ONNX Runtime cannot load it ({error.Message.ReplaceLineEndings(" ")}); export or download it again", error);
        }
    }

    /// <summary>Session options with the device's provider; the caller disposes them.</summary>
    public SessionOptions CreateOptions()
    {
        var options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,

            // Shapes differ from batch to batch, so recorded allocation patterns would not fit.
            EnableMemoryPattern = false,
        };
        CpuArena.UseIn(options);
        if (device.Cuda is { } number)
        {
            using var cuda = new OrtCUDAProviderOptions();
            cuda.UpdateOptions(new Dictionary<string, string>
            {
                ["device_id"] = number.ToString(CultureInfo.InvariantCulture),
                ["arena_extend_strategy"] = "kSameAsRequested",
                ["use_tf32"] = "0",
            });
            options.AppendExecutionProvider_CUDA(cuda);
        }

        return options;
    }
}
