namespace DensingLaw.Density;

/// <summary>
/// k1/k2: what reading one parameter costs against computing with it. T_mem = k1 N and T_comp = k2 N for a dense model (PAPER A.7).
/// </summary>
/// <param name="K1OverK2">The ratio, above 0.</param>
/// <param name="Origin">Where it comes from, in words.</param>
public sealed record TimeRatio(double K1OverK2, string Origin)
{
    /// <summary>k1 = 2.45 k2, as the paper prints it.</summary>
    public static TimeRatio Published { get; } = new(2.45, "the paper's printed k1 = 2.45 k2, which its own numbers contradict");

    /// <summary>
    /// The ratio of a device: k1 = bytes/bandwidth and k2 = 2·length/FLOPS, so that k1/k2 = bytes · FLOPS / (2 · length · bandwidth).
    /// </summary>
    /// <param name="hardware">The device.</param>
    /// <param name="bytesPerWeight">Bytes a weight is stored in; 2 for FP16.</param>
    /// <param name="promptLength">Tokens computed at once, above 0; the paper's is 100.</param>
    public static TimeRatio Of(InferenceHardware hardware, double bytesPerWeight = 2, double promptLength = 100)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesPerWeight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(promptLength);
        var ratio = bytesPerWeight * hardware.FlopsPerSecond / (2 * promptLength * hardware.BytesPerSecond);
        return new TimeRatio(ratio, FormattableString.Invariant(
            $"{hardware.FlopsPerSecond:G4} FLOPS, {hardware.BytesPerSecond:G4} bytes/s, {bytesPerWeight:G3} bytes a weight, {promptLength:G4} tokens"));
    }

    /// <summary>
    /// What the paper says of its ratio, and what its numbers give: one sentence for each, to stand beside any density by time.
    /// </summary>
    public static IReadOnlyList<string> Contradiction { get; } =
    [
        "The paper prints k1 = 2.45 k2; its own inputs (RTX 4090, 82.58 TFLOPS, 1.01 TB/s, 100 tokens, one byte a weight) give k2 = 2.45 k1.",
        "With FP16's two bytes a weight the inputs give k1 = 0.82 k2, which fits the paper's drawn MoE densities best.",
    ];
}
