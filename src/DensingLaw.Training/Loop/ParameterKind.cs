namespace DensingLaw.Training.Loop;

/// <summary>What a parameter is to initialisation and weight decay.</summary>
internal enum ParameterKind
{
    /// <summary>N(0, 1/fan in); decays.</summary>
    Matrix,

    /// <summary>A block's last matrix, into the residual stream: N(0, 1/fan in) / √(2·layers); decays.</summary>
    ResidualMatrix,

    /// <summary>An output head of its own: N(0, 0.25/hidden); decays.</summary>
    Head,

    /// <summary>N(0, 1); N(0, 0.25/hidden) where it is the head too. Does not decay.</summary>
    Embedding,

    /// <summary>1. Does not decay.</summary>
    Gain,
}
