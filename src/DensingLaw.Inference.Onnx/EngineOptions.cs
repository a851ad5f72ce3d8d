namespace DensingLaw.Inference.Onnx;

/// <summary>Where and how a model runs.</summary>
public sealed record EngineOptions
{
    /// <summary><c>cpu</c>, <c>cuda</c>, <c>cuda:N</c> or <c>auto</c> (CUDA device 0 where it can be used, else the CPU). Default <c>auto</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>CPU threads of one operator, at least 1. Default: one a processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Arithmetic; only <c>fp32</c> so far.</summary>
    public string Precision { get; init; } = "fp32";
}
