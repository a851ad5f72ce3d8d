using System.Text;

namespace DensingLaw.Checkpoints.Tests;

/// <summary>Writes ONNX models of a few nodes, in protobuf's wire format.</summary>
internal sealed class TinyOnnx
{
    private const int Float32 = 1;

    private readonly List<byte> _graph = [];

    public TinyOnnx Node(string type, string[] inputs, string output, params (string Name, long Value)[] attributes)
    {
        List<byte> node = [];
        foreach (var input in inputs)
            Bytes(node, 1, Encoding.UTF8.GetBytes(input));
        Bytes(node, 2, Encoding.UTF8.GetBytes(output));
        Bytes(node, 4, Encoding.UTF8.GetBytes(type));
        foreach (var (name, value) in attributes)
        {
            List<byte> attribute = [];
            Bytes(attribute, 1, Encoding.UTF8.GetBytes(name));
            Number(attribute, 3, value);
            Bytes(node, 5, attribute);
        }

        Bytes(_graph, 1, node);
        return this;
    }

    /// <param name="name">The initializer's name.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="type">ONNX's element type.</param>
    /// <param name="bytes">Bytes of data; those of fp32 elements when left out.</param>
    public TinyOnnx Initializer(string name, long[] shape, int type = Float32, int? bytes = null)
    {
        List<byte> tensor = [];
        foreach (var dimension in shape)
            Number(tensor, 1, dimension);
        Number(tensor, 2, type);
        Bytes(tensor, 8, Encoding.UTF8.GetBytes(name));
        Bytes(tensor, 9, new byte[bytes ?? (int)shape.Aggregate(4L, (product, dimension) => product * dimension)]);
        Bytes(_graph, 5, tensor);
        return this;
    }

    public byte[] ToArray()
    {
        List<byte> output = [];
        Bytes(output, 1, "logits"u8.ToArray());
        List<byte> graph = [.. _graph];
        Bytes(graph, 12, output);
        List<byte> model = [];
        Bytes(model, 7, graph);
        return [.. model];
    }

    private static void Number(List<byte> message, int field, long value)
    {
        Varint(message, (ulong)field << 3);
        Varint(message, (ulong)value);
    }

    private static void Bytes(List<byte> message, int field, IReadOnlyCollection<byte> value)
    {
        Varint(message, ((ulong)field << 3) | 2);
        Varint(message, (ulong)value.Count);
        message.AddRange(value);
    }

    private static void Varint(List<byte> message, ulong value)
    {
        for (; value >= 128; value >>= 7)
            message.Add((byte)(value | 128));
        message.Add((byte)value);
    }
}
