namespace DensingLaw.Checkpoints;

/// <summary>Element types of ONNX tensors, with the format's numbers; those that weights can have.</summary>
internal enum OnnxTensorType
{
    Float32 = 1,
    UInt8 = 2,
    Int8 = 3,
    Float16 = 10,
    Float64 = 11,
    BFloat16 = 16,
    UInt4 = 21,
    Int4 = 22,
}
