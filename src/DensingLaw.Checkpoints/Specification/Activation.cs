namespace DensingLaw.Checkpoints;

/// <summary>A non-linearity, element by element.</summary>
public enum Activation
{
    /// <summary>x · sigmoid(x).</summary>
    Silu,
}
