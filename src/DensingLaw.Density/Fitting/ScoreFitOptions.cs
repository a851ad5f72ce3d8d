namespace DensingLaw.Density;

/// <summary>How a score curve is fitted: always least squares in points.</summary>
public sealed record ScoreFitOptions
{
    /// <summary>A point that is added to the data, or null. Default: loss 0 scores 100 (PAPER 0.4).</summary>
    public ScorePoint? Anchor { get; init; } = new(0, 100);

    /// <summary>d, the floor, in percent. Default: at least 0.</summary>
    public Bounds Floor { get; init; } = new(0, double.PositiveInfinity);

    /// <summary>d + c, the ceiling, in percent. Default: free.</summary>
    public Bounds Ceiling { get; init; } = Bounds.None;

    /// <summary>Searches, each from another start, at least 1. Default 60.</summary>
    public int Starts { get; init; } = 60;

    /// <summary>Moves all starts. Default 1234.</summary>
    public ulong Seed { get; init; } = 1234;

    /// <summary>Other minima are reported whose log-likelihood is at most this far under the best one's, in nats. Default 5.</summary>
    public double LogLikelihoodThreshold { get; init; } = 5;

    /// <summary>The paper's: anchor (0, 100), d ≥ 0, ceiling free.</summary>
    public static ScoreFitOptions Paper { get; } = new();

    /// <summary>The model ladders' second step: anchor (0, 100), floor and ceiling within 0 to 100; fewer starts, since the points are many.</summary>
    public static ScoreFitOptions ModelLadder { get; } = new() { Floor = new Bounds(0, 100), Ceiling = new Bounds(0, 100), Starts = 12 };
}
