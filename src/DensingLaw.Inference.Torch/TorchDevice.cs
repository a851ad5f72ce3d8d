using System.Globalization;
using TorchSharp;

namespace DensingLaw.Inference.Torch;

/// <summary>Where and in which arithmetic a model runs, checked: what cannot be had is an error, never replaced.</summary>
/// <param name="Name">As it stands in results: <c>cpu</c>, <c>cuda:N</c>.</param>
/// <param name="Device">TorchSharp's name of it.</param>
/// <param name="Type">Element type of weights, activations, keys and values.</param>
/// <param name="Precision">As it stands in results: <c>fp32</c>, <c>bf16</c>, <c>fp16</c>.</param>
internal sealed record TorchDevice(string Name, torch.Device Device, torch.ScalarType Type, string Precision)
{
    public bool IsCuda => Device.type == DeviceType.CUDA;

    public int ElementBytes => Type == torch.float32 ? sizeof(float) : sizeof(ushort);

    /// <summary>Resolves <c>auto</c> and checks device and precision. The native library is loaded already.</summary>
    public static TorchDevice Choose(EngineOptions options)
    {
        var choice = options.Device == "auto"
            ? WhatCudaLacks() is null ? new DeviceChoice(0) : DeviceChoice.Cpu
            : DeviceChoice.Parse(options.Device);
        if (choice.Cuda is { } number)
        {
            if (WhatCudaLacks() is { } missing)
                throw new EngineException($"--device {options.Device} cannot be used: {missing}");
            if (number >= torch.cuda.device_count())
            {
                throw new EngineException(string.Create(
                    CultureInfo.InvariantCulture, $"--device {options.Device} cannot be used: there are {torch.cuda.device_count()} CUDA devices, counted from 0"));
            }
        }

        var type = options.Precision switch
        {
            "fp32" => torch.float32,
            "bf16" when choice.Cuda is not null => torch.bfloat16,
            "fp16" when choice.Cuda is not null => torch.float16,
            "bf16" or "fp16" => throw new ConfigurationException($"--precision {options.Precision} needs a CUDA device; use fp32 on the CPU"),
            _ => throw new ConfigurationException($"--precision '{options.Precision}' is not known; use fp32, bf16 or fp16"),
        };
        return new TorchDevice(choice.Name, choice.Cuda is null ? torch.CPU : torch.device(DeviceType.CUDA, choice.Cuda.Value), type, options.Precision);
    }

    /// <summary>Null when CUDA can be used; otherwise one line: what is missing and what to do.</summary>
    public static string? WhatCudaLacks() => torch.cuda.is_available()
        ? null
        : "this libtorch finds no CUDA device; it needs an NVIDIA driver and a libtorch built for CUDA (scripts/restore-packages --torch=libtorch-cuda-12.8-linux-x64), or use --device cpu";
}
