namespace DensingLaw.Density;

/// <summary>What a device does in a second, for the time-based density (PAPER A.7).</summary>
/// <param name="FlopsPerSecond">Arithmetic in the precision of the computation, above 0.</param>
/// <param name="BytesPerSecond">Memory bandwidth, above 0.</param>
public sealed record InferenceHardware(double FlopsPerSecond, double BytesPerSecond)
{
    /// <summary>The paper's device: RTX 4090 with 82.58 TFLOPS and 1.01 TB/s.</summary>
    public static InferenceHardware Rtx4090 { get; } = new(82.58e12, 1.01e12);
}
