using System.Buffers.Binary;
using System.Runtime.InteropServices;
using DensingLaw.Inference.Onnx.Protos;
using Google.Protobuf;

namespace DensingLaw.Inference.Onnx.Graphs;

/// <summary>Writes an ONNX graph node by node. Values are named; weights are declared here and given to the session as memory.</summary>
internal sealed class GraphBuilder(string name)
{
    /// <summary>The domain of ONNX Runtime's own operators.</summary>
    public const string Microsoft = "com.microsoft";

    /// <summary>
    /// The file that weights claim to lie in. Sessions get the weights as memory before anything reads it, but ONNX Runtime wants it to exist.
    /// </summary>
    public const string WeightsFile = "weights";

    private readonly GraphProto _graph = new() { Name = name };
    private readonly HashSet<string> _constants = [];
    private readonly HashSet<string> _inputs = [];
    private int _nextValue;

    /// <summary>Declares an input, once; a negative dimension is dynamic.</summary>
    public string Input(string name, ElementType type, params long[] dims)
    {
        if (!_inputs.Add(name))
        {
            return name;
        }

        _graph.Input.Add(Value(name, type, dims));
        return name;
    }

    /// <summary>Declares <paramref name="value"/> as an output under <paramref name="name"/>.</summary>
    public void Output(string name, string value, ElementType type, params long[] dims)
    {
        _graph.Node.Add(new NodeProto { OpType = "Identity", Input = { value }, Output = { name }, Name = name });
        _graph.Output.Add(Value(name, type, dims));
    }

    /// <summary>
    /// Declares <paramref name="value"/> as an output, its node writing straight into it: with <see cref="Output"/> a node that can work in place would be
    /// given memory of its own.
    /// </summary>
    public void Return(string name, string value, ElementType type, params long[] dims)
    {
        var node = _graph.Node[^1];
        node.Output[node.Output.IndexOf(value)] = name;
        _graph.Output.Add(Value(name, type, dims));
    }

    /// <summary>Declares an fp32 weight whose memory the session receives under the same name.</summary>
    public string Weight(string name, IReadOnlyList<long> dims)
    {
        if (_constants.Add(name))
        {
            var tensor = new TensorProto { Name = name, DataType = (int)ElementType.Float, DataLocation = TensorProto.Types.DataLocation.External };
            tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = WeightsFile });
            tensor.Dims.AddRange(dims);
            _graph.Initializer.Add(tensor);
        }

        return name;
    }

    /// <summary>An fp32 constant that the graph itself holds, once; without dimensions it is a scalar.</summary>
    public string Floats(string name, ReadOnlySpan<float> values, params long[] dims)
    {
        if (_constants.Add(name))
        {
            _graph.Initializer.Add(new TensorProto
            {
                Name = name,
                DataType = (int)ElementType.Float,
                Dims = { dims },
                RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values)),
            });
        }

        return name;
    }

    /// <summary>A small integer constant, written once.</summary>
    public string Integers(params long[] values)
    {
        var name = "int64." + string.Join('_', values);
        if (_constants.Add(name))
        {
            var raw = new byte[values.Length * sizeof(long)];
            for (var i = 0; i < values.Length; i++)
            {
                BinaryPrimitives.WriteInt64LittleEndian(raw.AsSpan(i * sizeof(long)), values[i]);
            }

            _graph.Initializer.Add(new TensorProto
            {
                Name = name,
                DataType = (int)ElementType.Int64,
                Dims = { values.Length },
                RawData = ByteString.CopyFrom(raw),
            });
        }

        return name;
    }

    /// <summary>Adds a node with one output.</summary>
    public string Node(string op, string[] inputs, Attributes? attributes = null, string domain = "") => Node(op, inputs, 1, attributes, domain)[0];

    /// <summary>Adds a node; an empty input name is an omitted optional input.</summary>
    public string[] Node(string op, string[] inputs, int outputs, Attributes? attributes = null, string domain = "")
    {
        var names = Enumerable.Range(_nextValue, outputs).Select(i => $"v{i}").ToArray();
        _nextValue += outputs;
        var node = new NodeProto { OpType = op, Domain = domain, Name = $"{op}.{names[0]}" };
        node.Input.AddRange(inputs);
        node.Output.AddRange(names);
        if (attributes is not null)
        {
            node.Attribute.AddRange(attributes.Protos);
        }

        _graph.Node.Add(node);
        return names;
    }

    /// <summary>The serialised model.</summary>
    public byte[] Build() => new ModelProto
    {
        IrVersion = 8,
        ProducerName = "densinglaw",
        Graph = _graph,
        OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 17 }, new OperatorSetIdProto { Domain = Microsoft, Version = 1 } },
    }.ToByteArray();

    private static ValueInfoProto Value(string name, ElementType type, long[] dims)
    {
        var shape = new TensorShapeProto();
        for (var i = 0; i < dims.Length; i++)
        {
            shape.Dim.Add(dims[i] < 0
                ? new TensorShapeProto.Types.Dimension { DimParam = $"{name}.{i}" }
                : new TensorShapeProto.Types.Dimension { DimValue = dims[i] });
        }

        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape } } };
    }
}
