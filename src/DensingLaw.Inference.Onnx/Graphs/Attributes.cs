using DensingLaw.Inference.Onnx.Protos;

namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>A node's attributes.</summary>
internal sealed class Attributes
{
    public List<AttributeProto> Protos { get; } = [];

    public Attributes With(string name, long value)
    {
        Protos.Add(new AttributeProto { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int });
        return this;
    }

    public Attributes With(string name, double value)
    {
        Protos.Add(new AttributeProto { Name = name, F = (float)value, Type = AttributeProto.Types.AttributeType.Float });
        return this;
    }

    public Attributes With(string name, params long[] values)
    {
        Protos.Add(new AttributeProto { Name = name, Ints = { values }, Type = AttributeProto.Types.AttributeType.Ints });
        return this;
    }
}
