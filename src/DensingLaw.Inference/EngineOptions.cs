namespace DensingLaw.Inference;

/// <summary>Where and how a model runs.</summary>
public sealed record EngineOptions
{
    /// <summary><c>cpu</c>, <c>cuda</c>, <c>cuda:N</c> or <c>auto</c> (CUDA device 0 where it can be used, else the CPU). Default <c>auto</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>CPU threads of one operator, at least 1. Default: one a processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Arithmetic: <c>fp32</c>; the torch engine also runs <c>bf16</c> and <c>fp16</c> on CUDA.</summary>
    public string Precision { get; init; } = "fp32";

    /// <summary>
    /// Ends a forward that is under way with an <see cref="OperationCanceledException"/>; the model is then only to be disposed. The torch engine, which
    /// cannot be interrupted, ends its forward first. Default: never.
    /// </summary>
    public CancellationToken Cancellation { get; init; }
}
