namespace DensingLaw.Training.Loop;

/// <summary>How one model is trained, the windows' content apart.</summary>
internal sealed record TrainingSettings
{
    /// <summary>Sequences a step.</summary>
    public required int Sequences { get; init; }

    /// <summary>Tokens a sequence.</summary>
    public required int Window { get; init; }

    /// <summary>AdamW's decay of matrices.</summary>
    public required double WeightDecay { get; init; }

    /// <summary>Sequences whose activations lie in memory at once; the gradients of a step's micro-batches are added up.</summary>
    public int MicroSequences { get; init; } = int.MaxValue;

    /// <summary>Compute activations again in the backward pass instead of keeping them.</summary>
    public bool Recompute { get; init; }
}
