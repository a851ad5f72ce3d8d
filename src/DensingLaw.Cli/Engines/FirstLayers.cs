using System.Diagnostics.CodeAnalysis;
using DensingLaw.Checkpoints;

namespace DensingLaw.Cli;

/// <summary>A checkpoint cut after its first layers: the final norm and the head read what those give.</summary>
internal sealed class FirstLayers : Checkpoint
{
    /// <param name="whole">Has a specification; stays the caller's and open.</param>
    /// <param name="layers">At least 1.</param>
    [SetsRequiredMembers]
    public FirstLayers(Checkpoint whole, int layers)
    {
        (Path, Parameters, Family, Precision, Files) = (whole.Path, whole.Parameters, whole.Family, whole.Precision, whole.Files);
        (Spec, Weights) = (whole.Spec! with { Layers = [.. whole.Spec.Layers.Take(layers)] }, whole.Weights);
    }

    protected override void Dispose(bool disposing)
    {
    }
}
