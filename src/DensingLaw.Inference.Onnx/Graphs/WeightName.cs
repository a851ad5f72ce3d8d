using DensingLaw.Checkpoints;

namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>The name of a weight in our graphs.</summary>
internal static class WeightName
{
    public static string Of(WeightRole role, int layer = -1) => layer < 0 ? role.ToString() : $"{layer}.{role}";
}
