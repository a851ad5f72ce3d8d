namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>ONNX element types that our graphs use (TensorProto.DataType).</summary>
internal enum ElementType
{
    Float = 1,
    Int32 = 6,
    Int64 = 7,
    Bool = 9,
}
