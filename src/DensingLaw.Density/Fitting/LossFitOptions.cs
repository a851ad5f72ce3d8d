namespace DensingLaw.Density;

/// <summary>How a loss law is fitted.</summary>
public sealed record LossFitOptions
{
    /// <summary>What is made small. Default: least squares.</summary>
    public LossObjective Objective { get; init; } = LossObjective.LeastSquares;

    /// <summary>δ of Huber's function, in units of ln L, above 0. Default 1e-3, the ladders'.</summary>
    public double HuberDelta { get; init; } = 1e-3;

    /// <summary>Whether the law has an irreducible term E ≥ 0. Default: no, as in the paper.</summary>
    public bool WithIrreducible { get; init; }

    /// <summary>Least and greatest ln a. Default: unbounded.</summary>
    public Bounds LogA { get; init; } = Bounds.None;

    /// <summary>Least and greatest α. Default 0 to 5.</summary>
    public Bounds Alpha { get; init; } = new(0, 5);

    /// <summary>Least and greatest ln b. Default: unbounded.</summary>
    public Bounds LogB { get; init; } = Bounds.None;

    /// <summary>Least and greatest β. Default 0 to 5.</summary>
    public Bounds Beta { get; init; } = new(0, 5);

    /// <summary>Searches, each from another start, at least 1. Default 200.</summary>
    public int Starts { get; init; } = 200;

    /// <summary>Moves all starts. Default 1234.</summary>
    public ulong Seed { get; init; } = 1234;

    /// <summary>
    /// Optima are reported whose log-likelihood is at most this far under the best one's, in nats. Default 25: wide on purpose, because the residuals
    /// are systematic rather than random, and the optima that the paper printed lie up to 20 nats under the best.
    /// </summary>
    public double LogLikelihoodThreshold { get; init; } = 25;

    /// <summary>The paper's law: least squares, no irreducible term.</summary>
    public static LossFitOptions Paper { get; } = new();

    /// <summary>The model ladders' first step: Huber on ln L with δ = 1e-3, an irreducible term, ln a, α, ln b, β, E all at least 0.</summary>
    public static LossFitOptions ModelLadder { get; } = new()
    {
        Objective = LossObjective.HuberLog,
        WithIrreducible = true,
        LogA = new Bounds(0, double.PositiveInfinity),
        Alpha = new Bounds(0, double.PositiveInfinity),
        LogB = new Bounds(0, double.PositiveInfinity),
        Beta = new Bounds(0, double.PositiveInfinity),
    };
}
