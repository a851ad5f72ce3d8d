namespace DensingLaw.Training.Ladder;

/// <summary>How runs are carried out; nothing here changes their numbers on one device, except <see cref="Precision"/>.</summary>
public sealed record RunOptions
{
    /// <summary>Folder of all runs.</summary>
    public required string Output { get; init; }

    /// <summary><c>cpu</c>, <c>cuda</c>, <c>cuda:N</c> or <c>auto</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary><c>fp32</c>; on CUDA also <c>bf16</c>, for products and activations inside blocks.</summary>
    public string Precision { get; init; } = "fp32";

    /// <summary>Steps between two saved states.</summary>
    public int CheckpointSteps { get; init; } = 200;

    /// <summary>Sequences whose activations lie in memory at once; a step's micro-batches add up their gradients.</summary>
    public int MicroSequences { get; init; } = int.MaxValue;

    /// <summary>Compute activations again in the backward pass instead of keeping them.</summary>
    public bool Recompute { get; init; }

    /// <summary>CPU threads. One makes results the same on every run.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Measures training time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Called while training, or null.</summary>
    public Action<TrainingProgress>? Progress { get; init; }

    /// <summary>Time between two calls of <see cref="Progress"/>.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromSeconds(2);
}
