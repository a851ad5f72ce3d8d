namespace DensingLaw.Density;

/// <summary>What a loss-law fit makes small.</summary>
public enum LossObjective
{
    /// <summary>Σ (L̂ − L)²: the paper's (PAPER A.4).</summary>
    LeastSquares,

    /// <summary>Huber's function of ln L̂ − ln L: the model ladders' (arXiv 2412.04403).</summary>
    HuberLog,

    /// <summary>Σ ((L̂ − L)/SE)², for points with standard errors.</summary>
    Weighted,
}
