namespace DensingLaw.Evaluation.Data;

/// <summary>How patient a download is.</summary>
public sealed record PullSettings
{
    /// <summary>Attempts at one address, each going on where the one before it was cut off; at least 1. Default 4.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>Wait after the first failed attempt; it doubles with each. Default 1 s.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a server may send nothing before the attempt counts as failed. Default 60 s.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);
}
