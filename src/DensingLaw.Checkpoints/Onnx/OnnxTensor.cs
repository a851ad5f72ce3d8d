namespace DensingLaw.Checkpoints;

/// <summary>An initializer: a constant tensor of a graph, in the file or in one beside it.</summary>
/// <param name="Name">What nodes call it.</param>
/// <param name="Shape">Outermost dimension first.</param>
/// <param name="Type">May be a number that <see cref="OnnxTensorType"/> does not name.</param>
/// <param name="Elements">Product of the shape.</param>
/// <param name="ExternalFile">Name of the file beside that holds the data, or null.</param>
internal sealed record OnnxTensor(string Name, IReadOnlyList<long> Shape, OnnxTensorType Type, long Elements, string? ExternalFile)
{
    /// <summary>For records; null for types that are no floating point.</summary>
    public string? FloatName => Type switch
    {
        OnnxTensorType.Float32 => "f32",
        OnnxTensorType.Float16 => "f16",
        OnnxTensorType.BFloat16 => "bf16",
        OnnxTensorType.Float64 => "f64",
        _ => null,
    };

    /// <summary>Bits an element; null for types that no weight has.</summary>
    public static int? Bits(OnnxTensorType type) => type switch
    {
        OnnxTensorType.Float32 => 32,
        OnnxTensorType.UInt8 or OnnxTensorType.Int8 => 8,
        OnnxTensorType.Float16 or OnnxTensorType.BFloat16 => 16,
        OnnxTensorType.Float64 => 64,
        OnnxTensorType.UInt4 or OnnxTensorType.Int4 => 4,
        _ => null,
    };
}
