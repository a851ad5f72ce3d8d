namespace DensingLaw.Evaluation.Nightly;

/// <summary>How much worse a night may be than its baseline.</summary>
public sealed record NightlyGates
{
    /// <summary>Loss of score; a fraction. Default 0.005.</summary>
    public double Score { get; init; } = 0.005;

    /// <summary>Rise of a loss, as a share of it. Default 0.002.</summary>
    public double Loss { get; init; } = 0.002;

    /// <summary>Fall of the density, as a share of it. Default 0.1.</summary>
    public double Density { get; init; } = 0.1;

    /// <summary>Fall of the throughput's ratio to the machine's ceiling, as a share of it. Default 0.1.</summary>
    public double Throughput { get; init; } = 0.1;

    /// <summary>Rise of the share of truncated prompts. Default 0.02.</summary>
    public double Truncation { get; init; } = 0.02;

    /// <summary>Rise of the share of completions without an answer, or cut off. Default 0.05.</summary>
    public double Invalid { get; init; } = 0.05;

    /// <summary>Nats that a log-likelihood of the canary may change for the same checkpoint. Default 0.0001.</summary>
    public double CanaryNats { get; init; } = 1e-4;

    /// <summary>Nats that the canary's right answers may become less likely on average, whatever the checkpoint. Default 0.5.</summary>
    public double CanaryShift { get; init; } = 0.5;
}
