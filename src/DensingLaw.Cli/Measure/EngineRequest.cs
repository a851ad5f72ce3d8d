using DensingLaw.Checkpoints;
using DensingLaw.Inference;
using DensingLaw.Inference.Onnx;
using DensingLaw.Inference.Torch;

namespace DensingLaw.Cli;

/// <summary>The engine a user asked for.</summary>
/// <param name="Device"><c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</param>
/// <param name="Threads">CPU threads; null lets the engine choose.</param>
/// <param name="Precision">Arithmetic: <c>fp32</c>; with the torch engine on CUDA also <c>bf16</c> and <c>fp16</c>.</param>
/// <param name="Scheduling">How requests are grouped.</param>
internal sealed record EngineRequest(string Device, int? Threads, string Precision, SchedulerOptions Scheduling)
{
    /// <summary><c>onnx</c>, the default, or <c>torch</c>. The other one's native library is not loaded.</summary>
    public string Engine { get; init; } = EngineArguments.Onnx;

    /// <summary>Ends a forward that is under way.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The clock that forwards are timed with.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How completions are batched.</summary>
    public GeneratorOptions Generation { get; init; } = new() { BatchTokens = Scheduling.BatchTokens, SharePrefixes = Scheduling.SharePrefixes };

    /// <summary>Loads a checkpoint's model. A device that cannot be honoured is an <see cref="EngineException"/>.</summary>
    public ICausalLanguageModel Load(Checkpoint checkpoint)
    {
        var options = new EngineOptions { Device = Device, Precision = Precision, Cancellation = Cancellation };
        if (Threads is { } threads)
            options = options with { Threads = threads };
        return Engine == EngineArguments.Torch ? TorchEngine.Load(checkpoint, options) : OnnxEngine.Load(checkpoint, options);
    }
}
